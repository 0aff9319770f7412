package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.SessionClient;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a descriptor makes of a setting: a service that quotes the setting's value does not bring it into an error.
 */
class QuotedSecretTest {
    private static final String SECRET = "made-up-s3cret";
    private static final String SECOND = "made-up & 2nd";

    private final Acme acme = Acme.start();
    private final FakeService tokens = FakeTenbyte.start();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        acme.close();
        tokens.close();
    }

    private ApiException refusal() {
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                told.add(event + " " + event.failure());
            }
        };
        GenericSessions.Builder builder = acme.builder().listener(listener);
        acme.settingsOf(Map.of("ACME_ID", "ada", "ACME_APP", "default", "ACME_SECRET", SECRET, "ACME_SECOND", SECOND))
                .forEach(builder::setting);
        try (SessionClient client = builder.build()) {
            return catchThrowableOfType(ApiException.class, () -> client.getSession("s-1"));
        }
    }

    private static FakeResponse quoting(int status) {
        return FakeResponse.json(status, """
                        {"message":"no FIRST, no SECOND, no made-up+%26+2nd","error":"no FIRST, no SECOND, no made-up+%26+2nd"}
                        """.replace("FIRST", SECRET).replace("SECOND", SECOND))
                .withHeader("X-Request-Id", "r-" + SECRET);
    }

    private void assertHidden(ApiException refusal) {
        assertThat(refusal.providerMessage()).contains("no Secret[***], no Secret[***], no Secret[***]");
        assertThat(refusal.requestId()).contains("r-Secret[***]");
        StringWriter printed = new StringWriter();
        refusal.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString() + told).doesNotContain("made-up");
        assertThat(told).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { "type": "header", "name": "X-Acme", "value": "key=${env:ACME_SECRET};to=${env:ACME_SECOND}" }
        { "type": "query", "name": "key", "value": "${env:ACME_SECRET}:${env:ACME_SECOND}" }
        { "type": "bearer", "token": "${env:ACME_SECRET}.${env:ACME_SECOND}" }
        { "type": "basic", "username": "a-${env:ACME_SECRET}", "password": "b-${env:ACME_SECOND}" }
        { "type": "jwt-hs256", "secret": "${env:ACME_SECRET}", "claims": { "a": ["key ${env:ACME_SECOND}"] } }
        """)
    void auth_eachSettingInIt_isHidden(String auth) {
        acme.with("/auth", auth).responding(quoting(400));

        assertHidden(refusal());
    }

    @Test
    void request_settingsNamedLikeSecrets_areHidden() {
        acme.with("/operations/getSession/request", """
                        { "method": "POST", "path": "/calls/{sessionId}", "query": { "id": "k-${env:ACME_SECRET}" },
                          "body": { "a": [{ "password": "to ${env:ACME_SECOND}" }] } }
                        """).responding(quoting(400));

        assertHidden(refusal());
    }

    @Test
    void request_settingInThePathNamedLikeASecret_isHidden() {
        acme.with("/operations/getSession/request", "\"GET /${env:ACME_SECRET}/{sessionId}\"")
                .responding(FakeResponse.json(403, "{\"message\":\"not for " + SECRET + "\"}"));

        assertThat(refusal().providerMessage()).contains("not for Secret[***]");
    }

    /** A plain word, such as the name of an application, also stands in words that have nothing to do with it. */
    @Test
    void request_settingThatIsNotSecret_isShown() {
        acme.with("/operations/getSession/request", """
                        { "method": "POST", "path": "/${env:ACME_APP}/{sessionId}", "query": { "app": "${env:ACME_APP}" },
                          "headers": { "X-Tenant": "${env:ACME_APP}" }, "body": { "app": ["${env:ACME_APP}"] } }
                        """)
                .responding(FakeResponse.json(400, "{\"message\":\"the default app has no default region\"}"));

        ApiException refusal = refusal();

        assertThat(refusal.providerMessage()).contains("the default app has no default region");
        assertThat(refusal).hasMessageContaining("the default app has no default region");
    }

    private void oauth2(String credentialsIn) {
        acme.with("/auth", """
                { "type": "oauth2-client-credentials", "tokenUrl": "BASE/token", "clientId": "${env:ACME_ID}",
                  "clientSecret": "${env:ACME_SECRET}", "credentialsIn": "IN", "parameters": { "tenant": "t-${env:ACME_SECOND}" } }
                """.replace("BASE", tokens.baseUrl().toString()).replace("IN", credentialsIn));
    }

    @ParameterizedTest
    @CsvSource({"body", "basic"})
    void oauth2_secretAndParameters_areHiddenInTheTokenEndpointsRefusal(String credentialsIn) {
        oauth2(credentialsIn);
        tokens.enqueue(quoting(400));

        ApiException refusal = refusal();

        assertThat(refusal).hasMessageStartingWith("acme getToken failed: HTTP 400");
        assertHidden(refusal);
    }

    @ParameterizedTest
    @CsvSource({"body", "basic"})
    void oauth2_secretAndParameters_areHiddenInTheServicesRefusal(String credentialsIn) {
        oauth2(credentialsIn);
        tokens.enqueue(FakeResponse.json(200, "{\"access_token\":\"abc\"}"));
        acme.responding(quoting(400));

        ApiException refusal = refusal();

        assertThat(refusal).hasMessageStartingWith("acme getSession failed: HTTP 400");
        assertHidden(refusal);
    }

    @Test
    void request_shortSetting_isNotRedactedInsideWords() {
        acme.with("/operations/getSession/request", """
                        { "method": "GET", "path": "/calls/{sessionId}", "query": { "as": "${env:ACME_ID}" } }
                        """)
                .responding(FakeResponse.json(400, "{\"message\":\"no adapter\"}"));

        assertThat(refusal().providerMessage()).contains("no adapter");
    }

    @Test
    void nextLink_repeatingASettingOfTheRequest_isFollowedWithIt() {
        acme.with("/auth", "{\"type\":\"basic\",\"username\":\"${env:ACME_SECOND}\",\"password\":\"\"}")
                .with("/operations/listSessions", """
                        { "request": { "method": "GET", "path": "/calls", "query": { "key": "${env:ACME_SECRET}" } },
                          "items": "/calls", "paging": { "style": "next-link", "next": "/next" } }
                        """)
                .responding("{\"calls\":[],\"next\":\"?key=" + SECRET + "&user=made-up+%26+2nd&page=2\"}")
                .responding("{\"calls\":[]}");
        try (SessionClient client = acme.builder()
                .setting("ACME_SECRET", SECRET)
                .setting("ACME_SECOND", SECOND)
                .build()) {
            assertThat(client.require(SessionListing.class).listSessions().stream())
                    .isEmpty();
        }

        assertThat(acme.service().requests().get(1).rawQuery())
                .isEqualTo("key=" + SECRET + "&user=made-up%20%26%202nd&page=2");
    }
}
