package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ConfigurationException;
import io.unisession.generic.internal.perform.DescriptorBackend;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is shown to be calling, and where that comes from. */
class AuthTest {
    private static final String SESSION = "{\"id\":\"s-1\"}";

    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void setting_thatTheDescriptorDoesNotReferTo_isRefusedWithASuggestion() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
                .with("/operations/endSession", "{\"request\":\"POST /a/${setting:ACME_ACCOUNT}/{sessionId}\"}");

        assertThat(misconfigured(acme.builder().setting("ACME_TOKEN", "made-up").setting("ACME_ACOUNT", "a")))
                .hasMessage("acme is not configured: it has no setting ACME_ACOUNT; did you mean ACME_ACCOUNT?");
        acme.builder()
                .setting("ACME_TOKEN", "made-up")
                .setting("ACME_ACCOUNT", "a")
                .build()
                .close();
    }

    @Test
    void getSession_withoutAuth_sendsNoCredential() {
        acme.responding(SESSION);
        try (SessionClient client = acme.client()) {
            client.getSession("s-1");
        }

        assertThat(acme.onlyRequest().headers().keySet())
                .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unused", "/auth", "/operations/getSession/auth", "/errors"})
    void unauthorized_withoutAuth_saysWhatTheDescriptorLacks(String place) {
        switch (place) {
            case "/unused" -> {}
            case "/errors" -> acme.with(place, "{\"message\":\"/message\"}");
            default -> acme.with(place, "{\"type\":\"none\"}");
        }
        acme.responding(FakeResponse.json(401, "{\"message\":\"Who are you?\"}"));
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.getSession("s-1"))
                    .hasMessage("acme getSession failed: HTTP 401 credentials required, but the request had none: \"Who"
                            + " are you?\"; say under \"auth\" in the descriptor which credentials to send");
        }
    }

    @Test
    void unauthorized_withAuth_saysThatTheCredentialsWereNotAccepted() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
                .responding(FakeResponse.empty(401));
        try (SessionClient client =
                acme.builder().setting("ACME_TOKEN", "made-up-token").build()) {
            assertThatThrownBy(() -> client.getSession("s-1"))
                    .hasMessage("acme getSession failed: HTTP 401 credentials not accepted");
        }
    }

    @Test
    void getSession_basic_sendsUserAndPassword() {
        acme.with(
                "/auth",
                "{\"type\":\"basic\",\"username\":\"${env:ACME_USER}\",\"password\":\"${env:ACME_PASSWORD}\"}");

        assertThat(headerSent("Authorization", "ACME_USER", "ada", "ACME_PASSWORD", "made-up:pässword"))
                .isEqualTo("Basic " + base64("ada:made-up:pässword"));
    }

    @Test
    void getSession_basicWithKeyAsUserAndNoPassword_sendsBoth() {
        acme.with("/auth", "{\"type\":\"basic\",\"username\":\"${env:ACME_KEY}\",\"password\":\"\"}");

        assertThat(headerSent("Authorization", "ACME_KEY", "made-up-key")).isEqualTo("Basic " + base64("made-up-key:"));
    }

    @Test
    void getSession_basicWithFixedUser_sendsIt() {
        acme.with("/auth", "{\"type\":\"basic\",\"username\":\"api\",\"password\":\"${env:ACME_KEY}\"}");

        assertThat(headerSent("Authorization", "ACME_KEY", "made-up-key"))
                .isEqualTo("Basic " + base64("api:made-up-key"));
    }

    @Test
    void getSession_bearer_sendsTheToken() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}");

        assertThat(headerSent("Authorization", "ACME_TOKEN", " made-up-token\n"))
                .isEqualTo("Bearer made-up-token");
    }

    @Test
    void getSession_header_sendsItsTemplateFilledIn() {
        acme.with(
                "/auth",
                "{\"type\":\"header\",\"name\":\"X-Acme\",\"value\":\"Key $${env:ACME_ID}-${property:acme.key} end\"}");

        assertThat(headerSent("X-Acme", "ACME_ID", "7", "acme.key", "made-up")).isEqualTo("Key $7-made-up end");
    }

    private String headerSent(String header, String... settings) {
        acme.responding(SESSION);
        GenericSessions.Builder builder = acme.builder();
        for (int index = 0; index < settings.length; index += 2) {
            builder.setting(settings[index], settings[index + 1]);
        }
        try (SessionClient client = builder.build()) {
            client.getSession("s-1");
        }
        return acme.onlyRequest().header(header).orElseThrow();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void operations_authOfTheirOwn_replacesTheClients() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
                .with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .with(
                        "/operations/endSession/auth",
                        "{\"type\":\"header\",\"name\":\"X-Admin\",\"value\":\"${env:ACME_ADMIN}\"}")
                .responding(FakeResponse.json(200, SESSION), FakeResponse.empty(204));
        try (SessionClient client = acme.builder()
                .setting("ACME_TOKEN", "made-up-token")
                .setting("ACME_ADMIN", "made-up-admin")
                .build()) {
            client.getSession("s-1");
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.service().requests())
                .satisfiesExactly(
                        reading -> {
                            assertThat(reading.header("Authorization")).contains("Bearer made-up-token");
                            assertThat(reading.header("X-Admin")).isEmpty();
                        },
                        ending -> {
                            assertThat(ending.header("Authorization")).isEmpty();
                            assertThat(ending.header("X-Admin")).contains("made-up-admin");
                        });
    }

    @Test
    void operations_withoutAuthOfTheirOwn_useTheClients() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
                .with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .responding(FakeResponse.empty(204));
        try (SessionClient client =
                acme.builder().setting("ACME_TOKEN", "made-up-token").build()) {
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.onlyRequest().header("Authorization")).contains("Bearer made-up-token");
    }

    @Test
    void operations_authNone_sendsNoCredentialOfTheClient() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
                .with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .with("/operations/endSession/auth", "{\"type\":\"none\"}")
                .responding(FakeResponse.empty(204));
        try (SessionClient client =
                acme.builder().setting("ACME_TOKEN", "made-up-token").build()) {
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.onlyRequest().header("Authorization")).isEmpty();
    }

    @Test
    void build_settingOfGetSessionMissing_failsAndListsTheSources() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_UNSET}\"}");

        ConfigurationException missing = catchThrowableOfType(ConfigurationException.class, () -> acme.client());

        assertThat(missing).hasMessageContaining("acme").hasMessageContaining("ACME_UNSET");
        assertThat(missing.attemptedSources())
                .containsExactly("builder ACME_UNSET", "system property ACME_UNSET", "environment variable ACME_UNSET");
    }

    @Test
    void endSession_settingMissing_failsWhenItIsCalledAndNothingIsSent() {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .with("/operations/endSession/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_UNSET}\"}")
                .responding(SESSION);
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("s-1").id()).isEqualTo("s-1");
            assertThatThrownBy(() -> client.require(SessionEnding.class).endSession("s-1"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ACME_UNSET");
        }

        assertThat(acme.onlyRequest().method()).isEqualTo("GET");
    }

    @Test
    void getSession_envReference_isReadFromTheEnvironment() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}");

        assertThat(sentWith(Map.of("ACME_TOKEN", "from-environment"), Map.of())).isEqualTo("Bearer from-environment");
    }

    @Test
    void getSession_envReference_prefersASystemPropertyOfThatName() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}");

        assertThat(sentWith(Map.of("ACME_TOKEN", "from-environment"), Map.of("ACME_TOKEN", "from-property")))
                .isEqualTo("Bearer from-property");
    }

    @Test
    void getSession_propertyReference_isNeverReadFromTheEnvironment() {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${property:ACME_TOKEN}\"}");

        assertThat(sentWith(Map.of(), Map.of("ACME_TOKEN", "from-property"))).isEqualTo("Bearer from-property");
        ConfigurationException missing = catchThrowableOfType(
                ConfigurationException.class, () -> sentWith(Map.of("ACME_TOKEN", "from-environment"), Map.of()));
        assertThat(missing.attemptedSources()).containsExactly("builder ACME_TOKEN", "system property ACME_TOKEN");
        assertThat(missing).hasMessageContaining("system property").hasMessageNotContaining("environment");
    }

    @Test
    void getSession_userAndPassword_areNeverFromTwoSources() {
        acme.with(
                "/auth",
                "{\"type\":\"basic\",\"username\":\"${env:ACME_USER}\",\"password\":\"${env:ACME_PASSWORD}\"}");

        assertThatThrownBy(() -> sentWith(Map.of("ACME_PASSWORD", "made-up"), Map.of("ACME_USER", "ada")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "ACME_PASSWORD (environment variable) and the settings it belongs with (system property)");
    }

    private String sentWith(Map<String, String> environment, Map<String, String> properties) {
        acme.responding(SESSION);
        ProviderSettings settings = ProviderSettings.builder("acme")
                .transport(TransportSettings.builder().build())
                .baseUrl(acme.service().baseUrl().toString())
                .sources(
                        SettingSource.of("system property", properties::get),
                        SettingSource.environment(environment::get))
                .build();
        DescriptorBackend backend = new DescriptorBackend(acme.descriptor().compiled(), settings, Set.of());
        try (SessionClient client = new ProviderClient(backend, settings)) {
            Session session = client.getSession("s-1");
            assertThat(session.id()).isEqualTo("s-1");
        }
        return acme.service().requests().get(0).header("Authorization").orElseThrow();
    }

    @Test
    void build_valueThatCannotBeSent_failsWithoutShowingIt() {
        acme.with("/auth", "{\"type\":\"header\",\"name\":\"X-Acme\",\"value\":\"${env:ACME_TOKEN}\"}");

        assertThatThrownBy(
                        () -> acme.builder().setting("ACME_TOKEN", "made\nup").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("X-Acme")
                .hasMessageNotContaining("made");
    }

    @Test
    void build_userNameWithColon_failsWithoutShowingIt() {
        acme.with(
                "/auth",
                "{\"type\":\"basic\",\"username\":\"${env:ACME_USER}\",\"password\":\"${env:ACME_PASSWORD}\"}");

        assertThatThrownBy(() -> acme.builder()
                        .setting("ACME_USER", "made:up")
                        .setting("ACME_PASSWORD", "made-up")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("colon")
                .hasMessageNotContaining("made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"header\",\"name\":\"X-Acme\",\"value\":\"${env:ACME_TOKEN}\"}",
                "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}",
                "{\"type\":\"query\",\"name\":\"key\",\"value\":\"${env:ACME_TOKEN}\"}"
            })
    void redirect_toAnotherOrigin_sendsNeitherCredentialNorDescriptorHeaders(String auth) {
        acme.with("/auth", auth).with("/operations/getSession/request", """
                { "method": "GET", "path": "/calls/{sessionId}",
                  "headers": { "X-Tenant": "made-up-tenant", "X-Account": "a-${env:ACME_ACCOUNT}" } }
                """);
        try (FakeService elsewhere = FakeTenbyte.start();
                SessionClient client = acme.builder()
                        .setting("ACME_TOKEN", "made-up-token")
                        .setting("ACME_ACCOUNT", "made-up-account")
                        .allowRedirectsTo(elsewhere.baseUrl().resolve("/").toString())
                        .build()) {
            elsewhere.enqueue(FakeResponse.json(200, SESSION));
            acme.responding(FakeResponse.empty(302).withHeader("Location", elsewhere.baseUrl() + "/moved"));
            client.getSession("s-1");

            assertThat(acme.onlyRequest().header("X-Tenant")).contains("made-up-tenant");
            ReceivedRequest followed = elsewhere.requests().get(0);
            assertThat(followed.path()).endsWith("/moved");
            assertThat(followed.headers().toString() + followed.rawQuery()).doesNotContain("made-up");
            assertThat(followed.headers().keySet())
                    .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
        }
    }

    private ConfigurationException misconfigured(GenericSessions.Builder builder) {
        return catchThrowableOfType(ConfigurationException.class, builder::build);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"bearer\",\"token\":\"${property:user.home}\"}', user.home",
        "'{\"type\":\"header\",\"name\":\"X-A\",\"value\":\"${env:PATH}\"}', PATH",
        "'{\"type\":\"query\",\"name\":\"a\",\"value\":\"${env:PATH}\"}', PATH",
        "'{\"type\":\"basic\",\"username\":\"ada\",\"password\":\"${env:PATH}\"}', PATH",
        "'{\"type\":\"jwt-hs256\",\"secret\":\"${env:ACME_KEY}\",\"claims\":{\"a\":[\"${env:PATH}\"]}}', PATH",
        "'{\"type\":\"jwt-hs256\",\"secret\":\"${env:PATH}\"}', PATH",
    })
    void build_credentialReadsASettingOfOthers_isRejectedUnlessAllowed(String auth, String name) {
        acme.with("/auth", auth);

        GenericSessions.Builder builder = acme.builder();
        acme.settingsOf(Map.of("ACME_KEY", "made-up")).forEach(builder::setting);

        assertThat(misconfigured(builder))
                .hasMessage("acme is not configured: its descriptor reads " + name
                        + ", but may only read settings that begin with ACME_; rename the setting, pass it to the builder,"
                        + " or allow it with allowSettings(\"" + name + "\")");
        builder.allowSettings(name).build().close();
        GenericSessions.Builder given = acme.builder().setting(name, "made-up");
        acme.settingsOf(Map.of("ACME_KEY", "made-up")).forEach(given::setting);
        given.build().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"GET /${env:PATH}/{sessionId}\"",
                "{\"method\":\"GET\",\"path\":\"/c/{sessionId}\",\"query\":{\"a\":\"${env:PATH}\"}}",
                "{\"method\":\"GET\",\"path\":\"/c/{sessionId}\",\"headers\":{\"a\":\"${env:PATH}\"}}",
                "{\"method\":\"POST\",\"path\":\"/c/{sessionId}\",\"body\":{\"a\":\"${env:PATH}\"}}"
            })
    void build_requestReadsASettingOfOthers_isRejected(String request) {
        acme.with("/operations/getSession/request", request);

        assertThat(misconfigured(acme.builder())).hasMessageContaining("its descriptor reads PATH");
        acme.builder().allowSettings("PATH").build().close();
    }

    /** Also of an operation that is never called: nobody looks through a descriptor before each call. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"endSession\":{\"request\":\"POST /calls/{sessionId}\",\"auth\":AUTH}",
                "\"listSessions\":{\"request\":\"GET /c\",\"items\":\"\",\"onlyStatus\":\"ENDED\","
                        + "\"alternatives\":{\"request\":\"GET /d\",\"auth\":AUTH}}"
            })
    void build_anyOperationReadsASettingOfOthers_isRejected(String operation) {
        acme.with(
                "/operations",
                ("{\"getSession\":{\"request\":\"GET /calls/{sessionId}\"}," + operation + "}")
                        .replace("AUTH", "{\"type\":\"bearer\",\"token\":\"${env:PATH}\"}"));

        assertThat(misconfigured(acme.builder())).hasMessageContaining("its descriptor reads PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME_TOKEN", "acme.token", "MY_ACME_TOKEN"})
    void build_settingWithTheDescriptorsOwnPrefix_isRead(String name) {
        acme.with("/auth", "{\"type\":\"bearer\",\"token\":\"${property:" + name + "}\"}");
        if (name.startsWith("MY_")) {
            assertThat(misconfigured(acme.builder())).hasMessageContaining("its descriptor reads MY_ACME_TOKEN");
            acme.with("/settingsPrefix", "\"MY_ACME_\"");
        }

        assertThat(misconfigured(acme.builder())).hasMessageContaining(name + " is not set");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        { "type": "bearer", "token": "${env:ACME_TOKEN}" }                                           | Bearer made-up | begins with the word that is sent before it
        { "type": "bearer", "token": "${env:ACME_TOKEN}" }                                           | bearer made-up | begins with the word that is sent before it
        { "type": "header", "name": "Authorization", "value": "Key ${env:ACME_TOKEN}" }              | Key made-up    | begins with the word that is sent before it
        { "type": "bearer", "token": "${env:ACME_TOKEN}" }                                           | "made-up"      | ACME_TOKEN (builder) is in quotes
        { "type": "header", "name": "X-API-Key", "value": "${env:ACME_TOKEN}" }                      | 'made-up'      | ACME_TOKEN (builder) is in quotes
        { "type": "query", "name": "key", "value": "${env:ACME_TOKEN}" }                             | "made-up"      | ACME_TOKEN (builder) is in quotes
        { "type": "basic", "username": "ada", "password": "${env:ACME_TOKEN}" }                      | "made-up"      | ACME_TOKEN (builder) is in quotes
        { "type": "jwt-hs256", "secret": "${env:ACME_TOKEN}" }                                       | "made-up"      | ACME_TOKEN (builder) is in quotes
        """, quoteCharacter = '`')
    void build_credentialWithItsPrefixOrInQuotes_isRejectedWithTheReason(String auth, String value, String reason) {
        acme.with("/auth", auth);

        assertThat(misconfigured(acme.builder().setting("ACME_TOKEN", value)))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("made-up");
    }
}
