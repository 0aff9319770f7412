package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeTenbyteTest {

    private static final String DOCUMENTED = "/sessions/3c90c3cc-0d44-4b50-8888-8dd25736052a";

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeTenbyte fake = FakeTenbyte.builder().clock(clock).start();
    private final RawClient anonymous = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void getSession_documentedBodyAndNoCredential_answersExactlyTheseBytes() throws Exception {
        String documented = DocumentedBodies.tenbyte().body("get-session");
        fake.addSession(documented);

        HttpResponse<String> answer = anonymous.get(DOCUMENTED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(documented);
        assertThat(fake.requests().get(0).header("Authorization")).isEmpty();
    }

    @Test
    void getSession_credentialSentThoughPublic_isSeenInTheRequests() throws Exception {
        fake.addSession(DocumentedBodies.tenbyte().body("get-session"));

        assertThat(anonymous
                        .send("GET", DOCUMENTED, "", "X-API-Key", "whatever")
                        .statusCode())
                .isEqualTo(200);
        assertThat(fake.requests().get(0).header("X-API-Key")).contains("whatever");
    }

    @Test
    void getSession_unknown_answers404AsDocumented() throws Exception {
        HttpResponse<String> answer = anonymous.get(DOCUMENTED);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(DocumentedBodies.tenbyte().body("error-404"));
    }

    @Test
    void endSession_withoutCredential_answers401AsDocumentedAndEndsNothing() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");

        HttpResponse<String> answer = anonymous.post("/sessions/" + sessionId + "/end", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(DocumentedBodies.tenbyte().body("error-401"));
        assertThat(status(sessionId)).isEqualTo("scheduled");
    }

    @Test
    void endSession_withKeyOrToken_ends() throws Exception {
        String first = fake.scheduleSession("room", "first");
        String second = fake.scheduleSession("room", "second");
        fake.goLive(first);
        clock.advance(Duration.ofMinutes(2));

        assertThat(anonymous
                        .send("POST", "/sessions/" + first + "/end", "", "X-API-Key", fake.apiKey())
                        .statusCode())
                .isEqualTo(200);
        assertThat(anonymous
                        .withAuthorization("Bearer " + fake.bearerToken())
                        .post("/sessions/" + second + "/end", "")
                        .statusCode())
                .isEqualTo(200);

        ObjectNode session = session(first);
        assertThat(session.at("/data/status").textValue()).isEqualTo("ended");
        assertThat(session.at("/data/started_at").textValue()).isEqualTo("2026-03-01T10:00:00.000Z");
        assertThat(session.at("/data/ended_at").textValue()).isEqualTo("2026-03-01T10:02:00.000Z");
        assertThat(session.at("/data/duration").intValue()).isEqualTo(120);
        assertThat(session.path("timestamp").longValue())
                .isEqualTo(clock.instant().getEpochSecond());
        assertThat(status(second)).isEqualTo("ended");
    }

    private ObjectNode session(String sessionId) throws Exception {
        return Json.readObject(anonymous.get("/sessions/" + sessionId).body());
    }

    private String status(String sessionId) throws Exception {
        return session(sessionId).at("/data/status").textValue();
    }
}
