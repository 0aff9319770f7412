package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.CallOptions;
import io.unisession.SessionClient;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.NotFoundException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials in the query, tokens that are asked for, and tokens that are signed here. */
class TokenAuthTest {
    private static final String SESSION = "{\"id\":\"s-1\"}";
    private static final FakeResponse UNAUTHORIZED = FakeResponse.json(401, "{\"message\":\"token expired\"}");

    private final Acme acme = Acme.start();
    private final FakeTenbyte tokens = FakeTenbyte.start();

    @AfterEach
    void close() {
        acme.close();
        tokens.close();
    }

    private SessionClient client() {
        GenericSessions.Builder builder = acme.builder();
        acme.settingsOf(Map.of("ACME_ID", "ada", "ACME_SECRET", "made-up-secret", "ACME_TENANT", "t-1"))
                .forEach(builder::setting);
        return builder.build();
    }

    private void get(int times) {
        try (SessionClient client = client()) {
            for (int time = 0; time < times; time++) {
                acme.responding(SESSION);
                client.getSession("s-1");
            }
        }
    }

    private List<String> authorizations() {
        return acme.service().requests().stream()
                .map(request -> request.header("Authorization").orElse(""))
                .toList();
    }

    @Test
    void query_credential_isAParameterAndAWarning() {
        acme.with("/auth", "{\"type\":\"query\",\"name\":\"key\",\"value\":\"v-${env:ACME_SECRET}\"}");
        get(1);

        assertThat(acme.onlyRequest().rawQuery()).isEqualTo("key=v-made-up-secret");
        assertThat(acme.descriptor().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.pointer()).isEqualTo("/auth");
            assertThat(warning.message()).contains("servers and proxies log query strings");
        });
    }

    @Test
    void warnings_nothingDangerous_areNone() {
        assertThat(acme.descriptor().warnings()).isEmpty();
    }

    private void oauth2(String further) {
        acme.with(
                "/auth",
                "{\"type\":\"oauth2-client-credentials\",\"tokenUrl\":\"" + tokens.baseUrl()
                        + "/oauth2/token\",\"clientId\":\"${env:ACME_ID}\",\"clientSecret\":\"${env:ACME_SECRET}\""
                        + further
                        + "}");
    }

    @Test
    void oauth2RefreshToken_isSentForATokenWithTheClient() {
        acme.with(
                "/auth",
                "{\"type\":\"oauth2-refresh-token\",\"tokenUrl\":\"" + tokens.baseUrl()
                        + "/token\",\"clientId\":\"${env:ACME_ID}\",\"clientSecret\":\"${env:ACME_SECRET}\","
                        + "\"refreshToken\":\"${env:ACME_TENANT}\",\"credentialsIn\":\"body\"}");
        tokens.enqueue(token("made-up-1", ",\"expires_in\":3600"));
        get(2);

        assertThat(authorizations()).containsOnly("Bearer made-up-1").hasSize(2);
        assertThat(tokens.requests().get(0).body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=refresh_token",
                        "refresh_token=t-1",
                        "client_id=ada",
                        "client_secret=made-up-secret");
        assertThat(tokens.requests().get(0).header("Authorization")).isEmpty();
    }

    @Test
    void oauth2RefreshToken_thatTheServiceReplaces_isTheOneThatIsSentNext() {
        acme.with(
                "/auth",
                "{\"type\":\"oauth2-refresh-token\",\"tokenUrl\":\"" + tokens.baseUrl()
                        + "/token\",\"clientId\":\"${env:ACME_ID}\",\"clientSecret\":\"${env:ACME_SECRET}\","
                        + "\"refreshToken\":\"${env:ACME_TENANT}\"}");
        tokens.enqueue(
                token("made-up-1", ",\"refresh_token\":\"r-2\""), token("made-up-2", ""), token("made-up-3", ""));
        acme.responding(UNAUTHORIZED, FakeResponse.json(200, SESSION), UNAUTHORIZED, FakeResponse.json(200, SESSION));
        try (SessionClient client = client()) {
            client.getSession("s-1");
            client.getSession("s-1");
        }

        assertThat(tokens.requests())
                .extracting(ReceivedRequest::body)
                .containsExactly(
                        "grant_type=refresh_token&refresh_token=t-1",
                        "grant_type=refresh_token&refresh_token=r-2",
                        "grant_type=refresh_token&refresh_token=r-2");
    }

    @Test
    void oauth2JwtBearer_assertion_isSignedAnewForEachToken() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        acme.with(
                "/auth",
                "{\"type\":\"oauth2-jwt-bearer\",\"tokenUrl\":\"" + tokens.baseUrl()
                        + "/token\",\"privateKey\":\"${env:ACME_SECRET}\",\"headers\":{\"kid\":\"k-1\"},\"claims\":{"
                        + "\"iss\":\"${env:ACME_ID}\",\"sub\":\"bob\",\"scope\":\"read\",\"jti\":\"{uuid}\"}}");
        tokens.enqueue(token("made-up-1", ",\"expires_in\":3600"), token("made-up-2", ",\"expires_in\":3600"));
        acme.responding(UNAUTHORIZED, FakeResponse.json(200, SESSION));
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()) + "\\n-----END PRIVATE KEY-----";
        try (SessionClient client = acme.builder()
                .setting("ACME_SECRET", pem)
                .setting("ACME_ID", "ada")
                .build()) {
            client.getSession("s-1");
        }

        assertThat(authorizations()).containsExactly("Bearer made-up-1", "Bearer made-up-2");
        List<DecodedJWT> assertions = tokens.requests().stream()
                .map(request -> URLDecoder.decode(request.body(), StandardCharsets.UTF_8))
                .map(form -> {
                    assertThat(form).startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
                    return JWT.decode(form.replaceAll(".*assertion=|&.*", ""));
                })
                .toList();
        assertThat(assertions)
                .extracting(DecodedJWT::getId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        DecodedJWT first = assertions.get(0);
        Algorithm.RSA256((RSAPublicKey) keys.getPublic(), null).verify(first);
        assertThat(first.getKeyId()).isEqualTo("k-1");
        assertThat(first.getIssuer()).isEqualTo("ada");
        assertThat(first.getSubject()).isEqualTo("bob");
        assertThat(Duration.between(first.getIssuedAtAsInstant(), first.getExpiresAtAsInstant()))
                .hasHours(1);
    }

    @Test
    void oauth2_settingInTheTokenUrl_isPartOfIt() {
        acme.with(
                "/auth",
                "{\"type\":\"oauth2-client-credentials\",\"tokenUrl\":\"" + tokens.baseUrl()
                        + "/${env:ACME_TENANT}/token\",\"clientId\":\"${env:ACME_ID}\",\"clientSecret\":\"${env:ACME_SECRET}\"}");
        tokens.enqueue(token("made-up-1", ""));
        get(1);

        assertThat(tokens.requests().get(0).path()).isEqualTo("/v1/webinar/t-1/token");

        GenericSessions.Builder wrong = acme.builder()
                .setting("ACME_TENANT", "t-1/../x")
                .setting("ACME_ID", "ada")
                .setting("ACME_SECRET", "made-up-secret");
        assertThatThrownBy(wrong::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_TENANT cannot be part of the token URL")
                .hasMessageNotContaining("t-1/../x");
    }

    @Test
    void oauth2_tokenUrlInASetting_isUsedInsteadOfTheDescriptors() {
        acme.with(
                "/auth",
                "{\"type\":\"oauth2-client-credentials\",\"tokenUrl\":\"https://auth.acme.example/token\","
                        + "\"clientId\":\"${env:ACME_ID}\",\"clientSecret\":\"${env:ACME_SECRET}\"}");
        tokens.enqueue(token("made-up-1", ""));
        acme.responding(SESSION);
        try (SessionClient client = acme.builder()
                .setting("ACME_TOKEN_URL", tokens.baseUrl() + "/other")
                .setting("ACME_ID", "ada")
                .setting("ACME_SECRET", "made-up-secret")
                .build()) {
            client.getSession("s-1");
        }

        assertThat(tokens.requests().get(0).path()).isEqualTo("/v1/webinar/other");
    }

    @Test
    void baseUrl_inASettingWithThePrefixOfTheDescriptor_isUsed() {
        acme.with("/settingsPrefix", "\"MY_ACME_\"").responding(SESSION);
        try (SessionClient client = GenericSessions.builder(acme.descriptor())
                .setting("MY_ACME_BASE_URL", acme.service().baseUrl() + "/other")
                .build()) {
            client.getSession("s-1");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/other/calls/s-1");
    }

    private static FakeResponse token(String token, String further) {
        return FakeResponse.json(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\"" + further + "}");
    }

    @Test
    void oauth2_token_isFetchedOnceAndSentAsBearer() {
        oauth2(",\"parameters\":{\"scope\":\"read all\",\"audience\":7,\"resource\":\"urn:${env:ACME_ID}\"}");
        tokens.enqueue(token("made-up-1", ",\"expires_in\":3600"));
        get(3);

        assertThat(authorizations()).containsOnly("Bearer made-up-1").hasSize(3);
        ReceivedRequest asked = tokens.requests().get(0);
        assertThat(tokens.requestCount()).isEqualTo(1);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/v1/webinar/oauth2/token");
        assertThat(asked.header("Authorization")).contains("Basic YWRhOm1hZGUtdXAtc2VjcmV0");
        assertThat(asked.header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(asked.body())
                .isEqualTo("grant_type=client_credentials&scope=read+all&audience=7&resource=urn%3Aada");
    }

    @Test
    void oauth2_credentialsInTheBody_areFieldsOfTheForm() {
        oauth2(",\"credentialsIn\":\"body\"");
        tokens.enqueue(token("made-up-1", ""));
        get(1);

        assertThat(tokens.requests().get(0).header("Authorization")).isEmpty();
        assertThat(tokens.requests().get(0).body())
                .isEqualTo("grant_type=client_credentials&client_id=ada&client_secret=made-up-secret");
    }

    @Test
    void oauth2_tokenRefused_isReplacedOnce() {
        oauth2("");
        tokens.enqueue(token("made-up-1", ",\"expires_in\":3600"), token("made-up-2", ",\"expires_in\":3600"));
        acme.responding(UNAUTHORIZED);
        get(1);

        assertThat(authorizations()).containsExactly("Bearer made-up-1", "Bearer made-up-2");
    }

    @Test
    void oauth2_tokenOfAnotherOperation_isReplacedToo() {
        oauth2("");
        acme.with("/operations/getSession/auth", "{\"type\":\"none\"}")
                .with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"");
        tokens.enqueue(token("made-up-1", ""), token("made-up-2", ""));
        acme.responding(UNAUTHORIZED, FakeResponse.empty(204));
        try (SessionClient client = client()) {
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(authorizations()).containsExactly("Bearer made-up-1", "Bearer made-up-2");
    }

    @Test
    void oauth2_refusal_isReportedWithoutTheSecret() {
        oauth2("");
        tokens.enqueue(FakeResponse.json(
                401, "{\"error\":\"invalid_client\",\"error_description\":\"no such client made-up-secret\"}"));
        try (SessionClient client = client()) {
            assertThatThrownBy(() -> client.getSession("s-1"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("acme getToken failed: HTTP 401")
                    .hasMessageContaining("no such client Secret[***]")
                    .hasMessageNotContaining("made-up");
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"error":"invalid_client","error_description":"no such client"} | the token endpoint says "no such client"
        {"error":"invalid_client"}                                      | the token endpoint says "invalid_client"
        """)
    void oauth2_errorWithStatus200_isReportedInTheServicesWords(String body, String words) {
        oauth2("");
        tokens.enqueue(FakeResponse.json(200, body));
        try (SessionClient client = client()) {
            assertThatThrownBy(() -> client.getSession("s-1"))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(words);
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void oauth2_responseWithoutToken_isUnusable() {
        oauth2("");
        tokens.enqueue(FakeResponse.json(200, "{}"));
        try (SessionClient client = client()) {
            assertThatThrownBy(() -> client.getSession("s-1"))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("it has no access_token");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "tokenUrl": "http://auth.acme.example/token"  | /auth/tokenUrl | must be https
        "tokenUrl": "https://{name}/token"            | /auth/tokenUrl | unknown placeholder {name}; auth has no variables
        "tokenUrl": "https://auth.acme.example"       | /auth/tokenUrl | it needs a path
        "tokenUrl": "https://auth.acme.example/t/"    | /auth/tokenUrl | it ends with a slash
        "tokenUrl": "https://auth.acme.example/a/../token" | /auth/tokenUrl | a segment cannot be . or ..
        "tokenUrl": "https://auth.acme.example/a/%2e%2E" | /auth/tokenUrl | a segment cannot be . or ..
        "tokenUrl": "https://auth.acme.example//token" | /auth/tokenUrl | it has an empty segment
        "tokenUrl": "https://auth.acme.example/token " | /auth/tokenUrl | expected https://, a host and a path, without spaces
        "tokenUrl": " https://auth.acme.example/token" | /auth/tokenUrl | expected https://, a host and a path, without spaces
        "tokenUrl": "ftp://auth.acme.example/token" | /auth/tokenUrl | expected https://, a host and a path, without spaces
        "tokenUrl": "HTTPS://auth.acme.example/token" | /auth/tokenUrl | expected https://, a host and a path, without spaces
        "tokenUrl": "https:///token" | /auth/tokenUrl | expected https://, a host and a path, without spaces
        "tokenUrl": "https://u:p@auth.acme.example/token" | /auth/tokenUrl | it must have no user, password, query or fragment
        "tokenUrl": "https://auth.acme.example/token?a=b" | /auth/tokenUrl | it must have no user, password, query or fragment
        "tokenUrl": "https://auth.acme.example/to\\\\ken" | /auth/tokenUrl | it has characters that are not allowed in a path
        "credentialsIn": "query"                      | /auth/credentialsIn | unknown place. Allowed: basic, body
        "parameters": { "password": "made-up" }       | /auth/parameters/password | secrets must not be in a descriptor
        "parameters": { "scope": "${evn:A}" }         | /auth/parameters/scope | unknown placeholder; auth has no variables, and settings are written
        "clientSecret": "made-up"                     | /auth/clientSecret | secrets must not be in a descriptor
        """)
    void oauth2_fault_isReported(String wrong, String pointer, String message) {
        String key = wrong.substring(1, wrong.indexOf('"', 1));
        oauth2(key.equals("credentialsIn") ? ",\"credentialsIn\":\"body\"" : "");
        acme.with("/auth/" + key, wrong.substring(wrong.indexOf(':') + 1));

        assertThatThrownBy(acme::descriptor)
                .isInstanceOfSatisfying(
                        DescriptorException.class,
                        faults -> assertThat(faults.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.pointer()).isEqualTo(pointer);
                            assertThat(fault.message()).contains(message);
                        }));
    }

    @Test
    void jwt_claims_areSignedAndTheTokenIsKept() {
        acme.with("/auth", """
                { "type": "jwt-hs256", "secret": "${env:ACME_SECRET}", "lifetime": "PT10M", "name": "X-Token", "prefix": "",
                  "claims": { "apikey": "key-${env:ACME_TENANT}", "version": 2, "ratio": 1.5, "live": true,
                              "grants": { "room": { "list": ["a", "${property:ACME_ID}", 3] } } } }
                """);
        get(2);

        List<String> sent = acme.service().requests().stream()
                .map(request -> request.header("X-Token").orElseThrow())
                .toList();
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
        assertThat(acme.service().requests().get(0).header("Authorization")).isEmpty();
        DecodedJWT token =
                JWT.require(Algorithm.HMAC256("made-up-secret")).build().verify(sent.get(0));
        assertThat(token.getHeaderClaim("alg").asString()).isEqualTo("HS256");
        assertThat(token.getClaim("apikey").asString()).isEqualTo("key-t-1");
        assertThat(token.getClaim("version").asInt()).isEqualTo(2);
        assertThat(token.getClaim("ratio").asDouble()).isEqualTo(1.5);
        assertThat(token.getClaim("live").asBoolean()).isTrue();
        assertThat(token.getClaim("grants").asMap()).isEqualTo(Map.of("room", Map.of("list", List.of("a", "ada", 3))));
        assertThat(Duration.between(token.getIssuedAtAsInstant(), token.getExpiresAtAsInstant()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    /** Services that allow tokens of five minutes at most reject one that spans six. */
    @ParameterizedTest
    @CsvSource({"PT5M", "PT30S", "PT2S"})
    void jwt_lifetime_isTheSpanFromIssueToExpiry(String lifetime) {
        acme.with(
                "/auth",
                "{\"type\":\"jwt-hs256\",\"secret\":\"${env:ACME_SECRET}\",\"lifetime\":\"" + lifetime + "\"}");
        Instant before = Instant.now();
        get(1);

        String sent = acme.onlyRequest().header("Authorization").orElseThrow();
        DecodedJWT token = JWT.decode(sent.substring("Bearer ".length()));
        assertThat(Duration.between(token.getIssuedAtAsInstant(), token.getExpiresAtAsInstant()))
                .isEqualTo(Duration.parse(lifetime));
        assertThat(token.getIssuedAtAsInstant()).isBefore(Instant.now());
        assertThat(token.getExpiresAtAsInstant()).isAfterOrEqualTo(before);
    }

    @Test
    void jwt_nothingButItsSecret_isABearerTokenOfAnHour() {
        acme.with("/auth", "{\"type\":\"jwt-hs256\",\"secret\":\"${env:ACME_SECRET}\"}");
        get(1);

        String sent = acme.onlyRequest().header("Authorization").orElseThrow();
        assertThat(sent).startsWith("Bearer ");
        DecodedJWT token = JWT.decode(sent.substring("Bearer ".length()));
        assertThat(Duration.between(token.getIssuedAtAsInstant(), token.getExpiresAtAsInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "lifetime": "an hour"         | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": "PT0.5S"          | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": "PT2562047788015215H" | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": "P999999999999D" | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": "PT99999999999999999999H" | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": "-PT1H" | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": "P3654D" | /auth/lifetime | expected a duration from a second to ten years
        "lifetime": 3600              | /auth/lifetime | expected a string, found a number
        "claims": { "exp": 1 }        | /auth/claims/exp | the client sets this claim
        "claims": { "a": "{name}" }   | /auth/claims/a | a token has the variables {issuedAt}, {expiresAt}, {uuid}
        "claims": [ ]                 | /auth/claims   | expected an object, found an array
        "prefix": "Two words "        | /auth/prefix   | expected one word
        "name": "Host"                | /auth/name     | this header cannot carry credentials
        "secret": "made-up"           | /auth/secret   | secrets must not be in a descriptor
        """)
    void jwt_fault_isReported(String wrong, String pointer, String message) {
        acme.with("/auth", "{\"type\":\"jwt-hs256\",\"secret\":\"${env:ACME_SECRET}\"}")
                .with("/auth/" + wrong.substring(1, wrong.indexOf('"', 1)), wrong.substring(wrong.indexOf(':') + 1));

        assertThatThrownBy(acme::descriptor)
                .isInstanceOfSatisfying(
                        DescriptorException.class,
                        faults -> assertThat(faults.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.pointer()).isEqualTo(pointer);
                            assertThat(fault.message()).contains(message);
                        }));
    }

    @Test
    void oauth2_tokenEndpointReturns404_isNotAMissingSession() {
        oauth2("");
        tokens.enqueue(FakeResponse.json(404, "{\"message\":\"no route\"}"));
        try (SessionClient client = client()) {
            assertThatThrownBy(() -> client.findSession("s-1"))
                    .isInstanceOf(ApiException.class)
                    .isNotInstanceOf(NotFoundException.class)
                    .hasMessage("acme getToken failed: HTTP 404 unknown path: \"no route\"; check the token URL");
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"getSession", "endSession"})
    void oauth2_stalledTokenEndpoint_endsTheCallWithinItsTimeLimit(String operation) {
        oauth2("");
        String auth = "{\"type\":\"none\"}";
        if (operation.equals("endSession")) {
            acme.with("/operations/getSession/auth", auth);
        }
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"");
        tokens.enqueue(FakeResponse.stall());
        CallOptions options = CallOptions.defaults().withTotalTimeout(Duration.ofMillis(300));
        try (SessionClient client = client()) {
            assertThatThrownBy(() -> {
                        if (operation.equals("endSession")) {
                            client.require(SessionEnding.class).endSession("s-1", options);
                        } else {
                            client.getSession("s-1", options);
                        }
                    })
                    .isInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("acme getToken failed")
                    .hasMessageFindingMatch("totalTimeout \\(PT0\\.[0-2][0-9]*S\\)");
        }
        assertThat(acme.service().requestCount()).isZero();
    }
}
