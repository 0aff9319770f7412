package io.unisession.testkit.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FakeBandwidthTest {

    private static final String SESSIONS = "/accounts/9900000/sessions";
    private static final String DOCUMENTED = SESSIONS + "/75c21163-e110-41bc-bd76-1bb428ec85d5";

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeBandwidth fake = FakeBandwidth.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void baseUrl_endsWithTheVersion() {
        assertThat(fake.baseUrl().getPath()).isEqualTo("/v1");
    }

    @Test
    void getSession_documentedBody_respondsExactlyTheseBytes() throws Exception {
        String documented = DocumentedBodies.bandwidth().body("get-session");
        fake.addSession(documented);

        HttpResponse<String> response = client.get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(documented);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void getSession_wrongPassword_returns401AsDocumented() throws Exception {
        fake.addSession(DocumentedBodies.bandwidth().body("get-session"));

        HttpResponse<String> response = client.withAuthorization(RawClient.basic(fake.username(), "wrong"))
                .get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void getSession_withoutCredentials_returns401AsDocumented() throws Exception {
        fake.addSession(DocumentedBodies.bandwidth().body("get-session"));

        HttpResponse<String> response = RawClient.of((FakeService) fake).get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void getSession_wrongAccount_returns401() throws Exception {
        assertThat(client.get("/accounts/1234567/sessions/x").statusCode()).isEqualTo(401);
    }

    @Test
    void getSession_unknown_returns404WithRequestId() throws Exception {
        HttpResponse<String> response = client.get(SESSIONS + "/unknown");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Json.readObject(response.body()).path("error").textValue()).contains("Session");
        assertThat(Json.readObject(response.body()).path("requestId").textValue())
                .hasSize(36);
    }

    @ParameterizedTest
    @CsvSource({"GET, /accounts/9900000/accounts/9900000/sessions/x", "PATCH, /accounts/9900000/sessions/x", "GET, /"})
    void unknownPathOrMethod_returns403AsTheGatewayDoes(String method, String path) throws Exception {
        HttpResponse<String> response = client.send(method, path, "");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void getSession_nineHoursOld_isGone() throws Exception {
        String sessionId = fake.createSession("tag");

        clock.advance(Duration.ofHours(9).minusMillis(1));
        assertThat(client.get(SESSIONS + "/" + sessionId).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofMillis(1));
        assertThat(client.get(SESSIONS + "/" + sessionId).statusCode()).isEqualTo(404);
    }

    @Test
    void addSession_withoutId_isRejected() {
        assertThatThrownBy(() -> fake.addSession("{\"tag\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }
}
