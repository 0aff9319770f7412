package io.unisession.testkit.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.JsonShape;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FakeVideoSdkSessionsTest {

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeVideoSdk fake = FakeVideoSdk.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void list_newestFirstInPages() throws Exception {
        List<String> started = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            started.add(0, fake.joinParticipant("room-" + index, "ada", "Ada"));
            clock.advance(Duration.ofMinutes(1));
        }

        JsonNode first = json("/v2/sessions?perPage=2");
        JsonNode last = json("/v2/sessions/?perPage=2&page=3");
        JsonNode beyond = json("/v2/sessions?perPage=2&page=4");

        assertThat(first.path("pageInfo").toString())
                .isEqualTo("{\"currentPage\":1,\"perPage\":2,\"lastPage\":3,\"total\":5}");
        assertThat(ids(first)).isEqualTo(started.subList(0, 2));
        assertThat(ids(last)).isEqualTo(started.subList(4, 5));
        assertThat(ids(beyond)).isEmpty();
    }

    @Test
    void list_withoutSize_hasTwentyOnAPage() throws Exception {
        assertThat(json("/v2/sessions").at("/pageInfo/perPage").intValue()).isEqualTo(20);
    }

    @Test
    void list_hasTheShapeOfTheDocumentedBody() throws Exception {
        fake.joinParticipant("room", "ada", "Ada");

        assertThat(JsonShape.of(client.get("/v2/sessions").body())).isEqualTo(documented("v2-fetch-sessions"));
    }

    @Test
    void list_filters_leaveTheOthersOut() throws Exception {
        String custom = fake.createRoom("my-room");
        String ended = fake.joinParticipant("my-room", "ada", "Ada");
        clock.advance(Duration.ofSeconds(10));
        fake.leaveParticipant("my-room", "ada");
        String ongoing = fake.joinParticipant(custom, "ada", "Ada");
        String elsewhere = fake.joinParticipant("other-room", "bo", "Bo");
        long start = clock.instant().toEpochMilli();

        assertThat(ids(json("/v2/sessions?roomId=" + custom))).containsExactly(ongoing, ended);
        assertThat(ids(json("/v2/sessions?customRoomId=my-room"))).containsExactly(ongoing, ended);
        assertThat(ids(json("/v2/sessions?query=my-room"))).containsExactly(ongoing, ended);
        assertThat(ids(json("/v2/sessions?roomId=" + custom + "&status=ongoing")))
                .containsExactly(ongoing);
        assertThat(ids(json("/v2/sessions?status=ended"))).containsExactly(ended);
        assertThat(ids(json("/v2/sessions?endDate=" + (start - 1)))).containsExactly(ended);
        assertThat(ids(json("/v2/sessions?startDate=" + start))).containsExactlyInAnyOrder(ongoing, elsewhere);
        assertThat(ids(json("/v2/sessions?roomId=unknown"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "perPage=0", "perPage=-1", "startDate=yesterday"})
    void list_invalidParameters_returns400(String query) throws Exception {
        HttpResponse<String> response = client.get("/v2/sessions?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"statusCode\":400,\"error\":");
    }

    @Test
    void get_hasTheShapeOfTheDocumentedBodyButForTheChatLink() throws Exception {
        fake.createRoom("my-room");
        String sessionId = fake.joinParticipant("my-room", "ada", "Ada");

        Set<String> expected = documented("v2-fetch-session-using-sessionid");
        assertThat(expected.remove("/chatLink text")).isTrue();
        assertThat(JsonShape.of(client.get("/v2/sessions/" + sessionId).body())).isEqualTo(expected);
    }

    @Test
    void participants_includeThoseWhoLeft() throws Exception {
        fake.createRoom("my-room");
        String sessionId = fake.joinParticipant("my-room", "ada", "Ada");
        fake.joinParticipant("my-room", "bo", "Bo");
        fake.leaveParticipant("my-room", "ada");

        String body = client.get("/v2/sessions/" + sessionId + "/participants?perPage=1&page=2")
                .body();
        ObjectNode all = Json.readObject(
                client.get("/v2/sessions/" + sessionId + "/participants").body());

        assertThat(JsonShape.of(body)).isEqualTo(documented("v2-fetch-participants"));
        assertThat(Json.readObject(body).at("/pageInfo/total").intValue()).isEqualTo(2);
        assertThat(Json.readObject(body).at("/data/participants")).hasSize(1);
        assertThat(all.at("/data/participants/0/participantId").textValue()).isEqualTo("ada");
        assertThat(all.at("/data/participants/1/participantId").textValue()).isEqualTo("bo");
    }

    @Test
    void activeParticipants_areInAnArrayOfOneSession() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");
        fake.joinParticipant("room", "bo", "Bo");
        fake.leaveParticipant("room", "ada");

        String body =
                client.get("/v2/sessions/" + sessionId + "/participants/active").body();

        ObjectNode active = Json.readObject(body);
        assertThat(documented("v2-fetch-active-participants")).containsAll(JsonShape.of(body));
        assertThat(active.at("/pageInfo/total").intValue()).isEqualTo(1);
        assertThat(active.path("data")).hasSize(1);
        assertThat(active.at("/data/0/_id").textValue()).isEqualTo(sessionId);
        assertThat(active.at("/data/0/id").isMissingNode()).isTrue();
        assertThat(active.at("/data/0/participants")).hasSize(1);
        assertThat(active.at("/data/0/participants/0/participantId").textValue())
                .isEqualTo("bo");
    }

    @Test
    void participant_one_isBare() throws Exception {
        String sessionId = fake.joinParticipant("room", "a/da", "Ada");

        ObjectNode participant =
                Json.readObject(client.get("/v2/sessions/" + sessionId + "/participants/" + RawClient.segment("a/da"))
                        .body());

        assertThat(participant.path("participantId").textValue()).isEqualTo("a/da");
        assertThat(client.get("/v2/sessions/" + sessionId + "/participants/unknown")
                        .statusCode())
                .isEqualTo(402);
    }

    @Test
    void end_byRoom_respondsOngoingAndThenHasEnded() throws Exception {
        String roomId = fake.createRoom("my-room");
        String sessionId = fake.joinParticipant(roomId, "ada", "Ada");
        clock.advance(Duration.ofMinutes(3));

        HttpResponse<String> response = client.post("/v2/sessions/end", "{\"roomId\":\"" + roomId + "\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonShape.of(response.body())).isEqualTo(documented("v2-end-session"));
        assertThat(Json.readObject(response.body()).path("status").textValue()).isEqualTo("ongoing");
        assertThat(Json.readObject(response.body()).path("end").isNull()).isTrue();
        JsonNode after = json("/v2/sessions/" + sessionId);
        assertThat(after.path("status").textValue()).isEqualTo("ended");
        assertThat(after.path("end").textValue()).isEqualTo("2026-03-01T10:03:00.000Z");
        assertThat(after.at("/participants/0/timelog/0/end").textValue()).isEqualTo("2026-03-01T10:03:00.000Z");
    }

    @Test
    void end_sessionAddedAsJson_isNoLongerReturnedUnchanged() throws Exception {
        fake.addSession(DocumentedBodies.videoSdk().body("v2-end-session"));

        client.post("/v2/sessions/end", "{\"roomId\":\"abcd-efgh-lmnop\"}");

        assertThat(json("/v2/sessions/62429766903bdf001299cac5").path("status").textValue())
                .isEqualTo("ended");
    }

    @Test
    void end_withoutRoomId_returns400AndEndsNothing() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");

        assertThat(client.post("/v2/sessions/end", "{\"sessionId\":\"" + sessionId + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json("/v2/sessions/" + sessionId).path("status").textValue()).isEqualTo("ongoing");
    }

    @Test
    void end_anotherSessionIdWithTheRoom_endsTheActiveSessionOfTheRoom() throws Exception {
        String over = fake.joinParticipant("room", "ada", "Ada");
        fake.leaveParticipant("room", "ada");
        String sessionId = fake.joinParticipant("room", "ada", "Ada");

        assertThat(client.post("/v2/sessions/end", "{\"roomId\":\"room\",\"sessionId\":\"" + over + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json("/v2/sessions/" + sessionId).path("status").textValue()).isEqualTo("ended");
    }

    @Test
    void end_unknownRoom_returns402AndEndsNothing() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");

        assertThat(client.post("/v2/sessions/end", "{\"roomId\":\"unknown\",\"sessionId\":\"" + sessionId + "\"}")
                        .statusCode())
                .isEqualTo(402);
        assertThat(json("/v2/sessions/" + sessionId).path("status").textValue()).isEqualTo("ongoing");
    }

    @Test
    void end_closedAlready_returns402UnlessIgnored() throws Exception {
        fake.joinParticipant("room", "ada", "Ada");
        client.post("/v2/sessions/end", "{\"roomId\":\"room\"}");

        assertThat(client.post("/v2/sessions/end", "{\"roomId\":\"room\"}").statusCode())
                .isEqualTo(402);
        assertThat(client.post("/v2/sessions/end", "{\"roomId\":\"room\",\"ignoreClosed\":true}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void end_asTheServerSdkReads_hasNamesOfVersion1AndNoStatus() throws Exception {
        try (FakeVideoSdk other =
                FakeVideoSdk.builder().responseChangesAsTheServerSdkReads().start()) {
            other.createRoom("my-room");
            other.joinParticipant("my-room", "ada", "Ada");

            ObjectNode response = Json.readObject(RawClient.of(other)
                    .post("/v2/sessions/end", "{\"roomId\":\"my-room\"}")
                    .body());

            assertThat(response.path("userMeetingId").textValue()).isEqualTo("my-room");
            assertThat(response.has("meetingId")).isTrue();
            assertThat(response.has("status") || response.has("links") || response.has("roomId"))
                    .isFalse();
        }
    }

    @Test
    void remove_byRoomOrSession_letsThemLeave() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");
        fake.joinParticipant("room", "bo", "Bo");
        fake.joinParticipant("room", "cy", "Cy");

        HttpResponse<String> response =
                client.post("/v2/sessions/participants/remove", "{\"participantId\":\"bo\",\"roomId\":\"room\"}");
        client.post(
                "/v2/sessions/participants/remove", "{\"participantId\":\"cy\",\"sessionId\":\"" + sessionId + "\"}");

        assertThat(JsonShape.of(response.body())).isEqualTo(documented("v2-remove-participant"));
        assertThat(Json.readObject(response.body()).path("participants")).hasSize(3);
        JsonNode active = json("/v2/sessions/" + sessionId + "/participants/active");
        assertThat(active.at("/data/0/participants")).hasSize(1);
        assertThat(active.at("/data/0/participants/0/participantId").textValue())
                .isEqualTo("ada");
    }

    @Test
    void remove_absentParticipant_returns402() throws Exception {
        fake.joinParticipant("room", "ada", "Ada");
        fake.joinParticipant("room", "bo", "Bo");
        fake.leaveParticipant("room", "bo");

        for (String participantId : List.of("bo", "unknown")) {
            assertThat(client.post(
                                    "/v2/sessions/participants/remove",
                                    "{\"roomId\":\"room\",\"participantId\":\"" + participantId + "\"}")
                            .statusCode())
                    .isEqualTo(402);
        }
        assertThat(client.post("/v2/sessions/participants/remove", "{\"participantId\":\"ada\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("/v2/sessions/participants/remove", "{\"roomId\":\"room\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void remove_asTheServerSdkReads_respondsPlainText() throws Exception {
        try (FakeVideoSdk other =
                FakeVideoSdk.builder().responseChangesAsTheServerSdkReads().start()) {
            other.joinParticipant("room", "ada", "Ada");

            HttpResponse<String> response = RawClient.of(other)
                    .post("/v2/sessions/participants/remove", "{\"participantId\":\"ada\",\"roomId\":\"room\"}");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        }
    }

    @Test
    void statistics_haveTheDocumentedNumbersForThisSession() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");

        String ofSession = client.get("/v2/sessions/" + sessionId + "/stats").body();
        String ofParticipant = client.get("/v2/sessions/" + sessionId + "/participant/ada/stats")
                .body();

        assertThat(JsonShape.of(ofSession)).isEqualTo(documented("v2-fetch-session-quality-stats"));
        assertThat(JsonShape.of(ofParticipant)).isEqualTo(documented("v2-fetch-session-peer-quality-stats"));
        assertThat(Json.readObject(ofSession).path("sessionId").textValue()).isEqualTo(sessionId);
        assertThat(Json.readObject(ofParticipant).path("participantName").textValue())
                .isEqualTo("Ada");
        assertThat(client.get("/v2/sessions/unknown/stats").statusCode()).isEqualTo(402);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-get-session-details",
                "v1-end-session",
                "v2-end-session",
                "v2-remove-participant",
                "v2-fetch-session-using-sessionid",
                "v2-fetch-session-using-sessionid.2022-03-25"
            })
    void addSession_anyDocumentedSession_respondsExactlyTheseBytesAndIsListed(String name) throws Exception {
        String documented = DocumentedBodies.videoSdk().body(name);
        fake.addSession(documented);
        String id = Json.readObject(documented).path("id").textValue();

        assertThat(client.get("/v2/sessions/" + id).body()).isEqualTo(documented);
        assertThat(client.get("/v1/meeting-sessions/" + id).body()).isEqualTo(documented);
        JsonNode listed = json("/v2/sessions").at("/data/0");
        assertThat(listed.path("id").textValue()).isEqualTo(id);
        assertThat(listed.path("start")).isEqualTo(Json.readObject(documented).path("start"));
        assertThat(listed.path("end")).isEqualTo(Json.readObject(documented).path("end"));
        assertThat(listed.path("participants"))
                .hasSameSizeAs(Json.readObject(documented).path("participants"));
    }

    @Test
    void addSession_underscoreIdAndOddTypes_isTakenAsItIs() throws Exception {
        String odd =
                "{ \"_id\": \"a b\", \"start\": 5, \"end\": \"2022-07-05T15:60:35.047+00:00\", \"participants\": 3 }";
        fake.addSession(odd);

        assertThat(client.get("/v2/sessions/a%20b").body()).isEqualTo(odd);
    }

    @Test
    void joinParticipant_twiceWithoutLeaving_isRejected() {
        fake.joinParticipant("room", "ada", "Ada");

        assertThatThrownBy(() -> fake.joinParticipant("room", "ada", "Ada")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fake.leaveParticipant("room", "bo")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fake.leaveParticipant("empty", "bo")).isInstanceOf(IllegalStateException.class);
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("data").forEach(session -> ids.add(session.path("id").textValue()));
        return ids;
    }

    private static Set<String> documented(String name) {
        return new TreeSet<>(JsonShape.of(DocumentedBodies.videoSdk().body(name)));
    }
}
