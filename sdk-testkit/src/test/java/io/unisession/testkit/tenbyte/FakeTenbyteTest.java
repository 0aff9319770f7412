package io.unisession.testkit.tenbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.ProviderDocument;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.JsonShape;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void getSession_documentedBodyAndNoCredential_respondsExactlyTheseBytes() throws Exception {
        String documented = DocumentedBodies.tenbyte().body("get-session");
        fake.addSession(documented);

        HttpResponse<String> response = anonymous.get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(documented);
        assertThat(fake.requests().get(0).header("Authorization")).isEmpty();
    }

    @Test
    void getSession_credentialSentToAPublicOperation_isInTheRequests() throws Exception {
        fake.addSession(DocumentedBodies.tenbyte().body("get-session"));

        assertThat(anonymous
                        .send("GET", DOCUMENTED, "", "X-API-Key", "whatever")
                        .statusCode())
                .isEqualTo(200);
        assertThat(fake.requests().get(0).header("X-API-Key")).contains("whatever");
    }

    @Test
    void getSession_unknown_returns404AsDocumented() throws Exception {
        HttpResponse<String> response = anonymous.get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo(DocumentedBodies.tenbyte().body("error-404"));
    }

    @Test
    void endSession_withoutCredential_returns401AsDocumentedAndEndsNothing() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");

        HttpResponse<String> response = anonymous.post("/sessions/" + sessionId + "/end", "");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(DocumentedBodies.tenbyte().body("error-401"));
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

    @Test
    void endSession_wrongCredential_returns401AndEndsNothing() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        String end = "/sessions/" + sessionId + "/end";

        for (RawClient wrong : List.of(
                anonymous.withAuthorization("Bearer wrong"),
                anonymous.withAuthorization(fake.bearerToken()),
                anonymous.withAuthorization("Bearer " + fake.apiKey()))) {
            HttpResponse<String> response = wrong.post(end, "");
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Json.readObject(response.body()).path("code").textValue())
                    .isEqualTo("unauthorized");
        }
        assertThat(anonymous.send("POST", end, "", "X-API-Key", "wrong").statusCode())
                .isEqualTo(401);
        assertThat(status(sessionId)).isEqualTo("scheduled");
    }

    @Test
    void endSession_twice_keepsTheFirstEnd() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        RawClient host = host();
        host.post("/sessions/" + sessionId + "/end", "");
        clock.advance(Duration.ofMinutes(1));

        assertThat(host.post("/sessions/" + sessionId + "/end", "").statusCode())
                .isEqualTo(200);
        assertThat(session(sessionId).at("/data/ended_at").textValue()).isEqualTo("2026-03-01T10:00:00.000Z");
    }

    @Test
    void endSession_sessionAddedAsJson_isNoLongerReturnedUnchanged() throws Exception {
        fake.addSession(DocumentedBodies.tenbyte().body("get-session"));

        host().post(DOCUMENTED + "/end", "");

        assertThat(JsonShape.of(anonymous.get(DOCUMENTED).body()))
                .isEqualTo(JsonShape.of(DocumentedBodies.tenbyte().body("get-session")));
        assertThat(status("3c90c3cc-0d44-4b50-8888-8dd25736052a")).isEqualTo("ended");
    }

    @Test
    void deleteSession_isGone() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");

        assertThat(anonymous.delete("/sessions/" + sessionId).statusCode()).isEqualTo(401);
        assertThat(host().delete("/sessions/" + sessionId).statusCode()).isEqualTo(200);
        assertThat(host().delete("/sessions/" + sessionId).statusCode()).isEqualTo(404);
        assertThat(anonymous.get("/sessions/" + sessionId).statusCode()).isEqualTo(404);
    }

    @Test
    void listSessions_public_inPagesOfTen() throws Exception {
        for (int index = 0; index < 12; index++) {
            fake.scheduleSession("room", "title " + index);
        }

        ObjectNode first = Json.readObject(anonymous.get("/sessions").body());
        ObjectNode last =
                Json.readObject(anonymous.get("/sessions?page=3&limit=5").body());

        assertThat(first.at("/data/sessions")).hasSize(10);
        assertThat(first.at("/data/total").intValue()).isEqualTo(12);
        assertThat(first.at("/data/limit").intValue()).isEqualTo(10);
        assertThat(last.at("/data/sessions")).hasSize(2);
        assertThat(last.at("/data/page").intValue()).isEqualTo(3);
        assertThat(anonymous.get("/sessions?page=0").statusCode()).isEqualTo(400);
    }

    @Test
    void listLive_hasTheLiveOnesOnly() throws Exception {
        fake.scheduleSession("room", "scheduled");
        String live = fake.scheduleSession("room", "live");
        fake.goLive(live);

        ObjectNode listed = Json.readObject(anonymous.get("/sessions/live").body());

        assertThat(listed.at("/data/sessions")).hasSize(1);
        assertThat(listed.at("/data/sessions/0/id").textValue()).isEqualTo(live);
    }

    @Test
    void listOfRoom_needsACredential() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        fake.scheduleSession("other", "title");

        assertThat(anonymous.get("/rooms/room/sessions").statusCode()).isEqualTo(401);
        ObjectNode listed = Json.readObject(host().get("/rooms/room/sessions").body());
        assertThat(listed.at("/data/sessions")).hasSize(1);
        assertThat(listed.at("/data/sessions/0/id").textValue()).isEqualTo(sessionId);
        assertThat(host().get("/rooms/unknown/sessions").statusCode()).isEqualTo(404);
    }

    @Test
    void join_respondsAMadeUpTokenInTheDocumentedShape() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        String join = "/sessions/" + sessionId + "/join";

        HttpResponse<String> response = host().post(join, "");

        assertThat(JsonShape.of(response.body()))
                .isEqualTo(JsonShape.of(DocumentedBodies.tenbyte().body("join-session")));
        assertThat(Json.readObject(response.body()).at("/data/livekit_token").textValue())
                .startsWith("made-up-");
        assertThat(anonymous.post(join, "").statusCode()).isEqualTo(401);
        host().post("/sessions/" + sessionId + "/end", "");
        assertThat(host().post(join, "").statusCode()).isEqualTo(400);
    }

    @Test
    void createRoomAndSession_documentedRequests_areCreatedInTheDocumentedForm() throws Exception {
        RawClient host = host();
        HttpResponse<String> room =
                host.post("/rooms", DocumentedBodies.tenbyte().body("create-room-request"));
        String roomId = Json.readObject(room.body()).at("/data/room/id").textValue();

        for (String body : List.of("create-session-request", "create-session-request.minimal")) {
            HttpResponse<String> created = host.post(
                    "/rooms/" + roomId + "/sessions", DocumentedBodies.tenbyte().body(body));

            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(pointers(DocumentedBodies.tenbyte().body("create-session.composed")))
                    .containsAll(pointers(created.body()));
        }
        assertThat(room.statusCode()).isEqualTo(201);
        assertThat(Json.readObject(anonymous.get("/sessions").body())
                        .at("/data/total")
                        .intValue())
                .isEqualTo(2);
        assertThat(host.post(
                                "/rooms/unknown/sessions",
                                DocumentedBodies.tenbyte().body("create-session-request"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/rooms|{}|title",
                "POST|/rooms|{\"title\":\"ab\"}|title",
                "POST|/rooms/room/sessions|{\"title\":\"Standup\"}|preset_id",
                "POST|/rooms/room/sessions|{\"title\":\"Standup\",\"preset_id\":\"webcam\"}|preset_id",
                "PATCH|/sessions/{id}/reschedule|{}|scheduled_start_time",
                "PATCH|/sessions/{id}/reschedule|{\"scheduled_start_time\":\"tomorrow\"}|scheduled_start_time",
                "PATCH|/sessions/{id}/settings|{\"chat_enabled\":\"no\"}|chat_enabled",
                "PATCH|/sessions/{id}/settings|{\"max_join_limit\":\"5\"}|max_join_limit",
                "PATCH|/sessions/{id}/settings|{\"title\":\"New\"}|title"
            })
    void hostRequest_wrongField_returns422ThatNamesIt(String method, String path, String body, String field)
            throws Exception {
        String sessionId = fake.scheduleSession("room", "title");

        HttpResponse<String> response = host().send(method, path.replace("{id}", sessionId), body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(JsonShape.of(response.body()))
                .isEqualTo(JsonShape.of(DocumentedBodies.tenbyte().body("error-422")));
        assertThat(Json.readObject(response.body()).at("/errors/0/field").textValue())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "go_live"})
    void start_scheduledSession_isLiveInTheDocumentedForm(String operation) throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        String path = "/sessions/" + sessionId + "/" + operation;

        assertThat(anonymous.post(path, "").statusCode()).isEqualTo(401);
        HttpResponse<String> started = host().post(path, "");

        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(pointers(DocumentedBodies.tenbyte().body("start-session.composed")))
                .containsAll(pointers(started.body()));
        assertThat(status(sessionId)).isEqualTo("live");
        host().post("/sessions/" + sessionId + "/end", "");
        assertThat(host().post(path, "").statusCode()).isEqualTo(400);
    }

    @Test
    void rescheduleAndSettings_documentedRequests_changeTheSession() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");

        for (String change : List.of("reschedule", "settings")) {
            HttpResponse<String> changed = host().send(
                            "PATCH",
                            "/sessions/" + sessionId + "/" + change,
                            DocumentedBodies.tenbyte().body(change + "-request"));
            assertThat(JsonShape.of(changed.body()))
                    .isEqualTo(JsonShape.of(DocumentedBodies.tenbyte().body("empty-success.composed")));
        }

        ObjectNode session = session(sessionId);
        assertThat(session.at("/data/scheduled_start_time").textValue()).isEqualTo("2023-11-08T05:31:56Z");
        assertThat(session.at("/data/chat_enabled_override").booleanValue()).isTrue();
        assertThat(session.at("/data/stage_enabled_override").booleanValue()).isFalse();
        assertThat(session.at("/data/max_join_limit_override").intValue()).isEqualTo(5);
    }

    @Test
    void stats_countSessionsByStatus() throws Exception {
        fake.scheduleSession("room", "scheduled");
        fake.goLive(fake.scheduleSession("room", "live"));

        HttpResponse<String> stats = host().get("/sessions/stats");

        assertThat(JsonShape.of(stats.body()))
                .isEqualTo(JsonShape.of(DocumentedBodies.tenbyte().body("stats.composed")));
        assertThat(Json.readObject(stats.body()).at("/data/live_now").intValue())
                .isEqualTo(1);
        assertThat(anonymous.get("/sessions/stats").statusCode()).isEqualTo(401);
    }

    /** Which fields a body has, whatever their values. */
    private static List<String> pointers(String json) {
        return ProviderDocument.of(json).pointers();
    }

    @Test
    void unknownPathOrMethod_returns404AsDocumented() throws Exception {
        assertThat(anonymous.get("/participants").body())
                .isEqualTo(DocumentedBodies.tenbyte().body("error-404"));
        assertThat(anonymous.put("/sessions", "{}").statusCode()).isEqualTo(404);
    }

    private RawClient host() {
        return anonymous.withAuthorization("Bearer " + fake.bearerToken());
    }

    private ObjectNode session(String sessionId) throws Exception {
        return Json.readObject(anonymous.get("/sessions/" + sessionId).body());
    }

    private String status(String sessionId) throws Exception {
        return session(sessionId).at("/data/status").textValue();
    }
}
