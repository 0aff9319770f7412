package io.unisession.testkit.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.JsonShape;
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
class FakeBandwidthParticipantsTest {

    private static final String SESSIONS = "/accounts/9900000/sessions";
    private static final String PARTICIPANTS = "/accounts/9900000/participants";

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeBandwidth fake = FakeBandwidth.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void createSession_documentedRequest_respondsTheShapeOfTheDocumentedResponse() throws Exception {
        HttpResponse<String> response =
                client.post(SESSIONS, DocumentedBodies.bandwidth().body("create-session-request"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonShape.of(response.body()))
                .isEqualTo(JsonShape.of(DocumentedBodies.bandwidth().body("create-session")));
        assertThat(Json.readObject(response.body()).path("tag").textValue()).isEqualTo("session1");
        assertThat(Json.readObject(response.body()).path("id").textValue()).hasSize(36);
    }

    @Test
    void createSession_withoutBodyTwice_makesTwoSessions() throws Exception {
        String first = id(client.post(SESSIONS, ""));
        String second = id(client.post(SESSIONS, ""));

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void createSession_malformedBody_returns400AndCreatesNothing() throws Exception {
        HttpResponse<String> response = client.post(SESSIONS, "{\"tag\":");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.readObject(response.body()).path("error").isTextual()).isTrue();
    }

    @Test
    void createParticipant_documentedRequest_respondsTheDocumentedFieldsAndAToken() throws Exception {
        HttpResponse<String> response =
                client.post(PARTICIPANTS, DocumentedBodies.bandwidth().body("create-participant-request"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonShape.of(DocumentedBodies.bandwidth().body("create-participant")))
                .containsAll(JsonShape.of(response.body()));
        ObjectNode created = Json.readObject(response.body());
        assertThat(created.path("token").textValue()).startsWith("made-up-");
        assertThat(created.at("/participant/sessions")).isEmpty();
        assertThat(created.at("/participant/subscriptions")).isEmpty();
        assertThat(created.at("/participant/tag").textValue()).isEqualTo("participant1");
    }

    @Test
    void createParticipant_withoutBody_hasNoCallbackUrlAndATagOfTheServicesOwn() throws Exception {
        ObjectNode created = Json.readObject(client.post(PARTICIPANTS, "").body());

        assertThat(created.at("/participant/callbackUrl").isNull()).isTrue();
        assertThat(created.at("/participant/tag").textValue()).isNotEmpty();
        assertThat(created.at("/participant/deviceApiVersion").textValue()).isEqualTo("V3");
    }

    @Test
    void createParticipant_unknownPermission_returns400() throws Exception {
        assertThat(client.post(PARTICIPANTS, "{\"publishPermissions\":[\"SMELL\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void getParticipant_neverShowsTheToken() throws Exception {
        String participantId = createParticipant();

        HttpResponse<String> response = client.get(PARTICIPANTS + "/" + participantId);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(participantId).doesNotContain("token");
    }

    @Test
    void deleteParticipant_inASession_leavesItAndIsGone() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = fake.joinParticipant(sessionId);

        assertThat(client.delete(PARTICIPANTS + "/" + participantId).statusCode())
                .isEqualTo(204);

        assertThat(client.delete(PARTICIPANTS + "/" + participantId).statusCode())
                .isEqualTo(404);
        assertThat(client.get(PARTICIPANTS + "/" + participantId).statusCode()).isEqualTo(404);
        assertThat(client.get(SESSIONS + "/" + sessionId + "/participants").statusCode())
                .isEqualTo(204);
    }

    @Test
    void addParticipant_joinsAndShowsInBoth() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = createParticipant();

        HttpResponse<String> response = client.put(member(sessionId, participantId), "");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(client.get(SESSIONS + "/" + sessionId).body())
                .isEqualTo(
                        "{\"id\":\"" + sessionId + "\",\"tag\":\"tag\",\"participants\":[\"" + participantId + "\"]}");
        assertThat(client.get(PARTICIPANTS + "/" + participantId).body()).contains("\"sessions\":[\"" + sessionId);
        assertThat(client.get(SESSIONS + "/" + sessionId + "/participants").body())
                .startsWith("[{\"id\":\"" + participantId + "\"");
    }

    @Test
    void addParticipant_inAnotherSession_returns409UntilTheyLeave() throws Exception {
        String first = fake.createSession("first");
        String second = fake.createSession("second");
        String participantId = fake.joinParticipant(first);

        HttpResponse<String> conflict = client.put(member(second, participantId), "");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(Json.readObject(conflict.body()).path("requestId").textValue())
                .hasSize(36);
        assertThat(client.get(SESSIONS + "/" + second + "/participants").statusCode())
                .isEqualTo(204);

        assertThat(client.put(member(first, participantId), "").statusCode()).isEqualTo(204);
        assertThat(client.delete(member(first, participantId)).statusCode()).isEqualTo(204);
        assertThat(client.put(member(second, participantId), "").statusCode()).isEqualTo(204);
    }

    @Test
    void addParticipant_sessionEndedAfterNineHours_mayJoinAnother() throws Exception {
        String participantId = fake.joinParticipant(fake.createSession("old"));
        clock.advance(Duration.ofHours(9));
        String next = fake.createSession("new");

        assertThat(client.put(member(next, participantId), "").statusCode()).isEqualTo(204);
    }

    @Test
    void addParticipant_unknownSessionOrParticipant_returns404() throws Exception {
        String sessionId = fake.createSession("tag");

        assertThat(client.put(member("unknown", createParticipant()), "").statusCode())
                .isEqualTo(404);
        assertThat(client.put(member(sessionId, "unknown"), "").statusCode()).isEqualTo(404);
    }

    @Test
    void removeParticipant_notInTheSession_returns404() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = createParticipant();

        assertThat(client.delete(member(sessionId, participantId)).statusCode()).isEqualTo(404);
        assertThat(client.delete(member(sessionId, "unknown")).statusCode()).isEqualTo(404);
    }

    @Test
    void subscriptions_streamAliases_comeBackAsSent() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = createParticipant();
        ObjectNode sent = Json.readObject(DocumentedBodies.bandwidth().body("subscriptions-stream-level-request"));

        client.put(member(sessionId, participantId), sent.toString());

        assertThat(Json.readObject(client.get(member(sessionId, participantId) + "/subscriptions")
                        .body()))
                .isEqualTo(sent.put("sessionId", sessionId));
    }

    @Test
    void subscriptions_updateWithoutBody_clearsThem() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = fake.joinParticipant(sessionId);
        String subscriptions = member(sessionId, participantId) + "/subscriptions";
        assertThat(client.get(subscriptions).statusCode()).isEqualTo(204);

        client.put(subscriptions, DocumentedBodies.bandwidth().body("subscriptions-session-level-request"));
        assertThat(client.get(subscriptions).body()).isEqualTo("{\"sessionId\":\"" + sessionId + "\"}");

        assertThat(client.put(subscriptions, "").statusCode()).isEqualTo(204);
        assertThat(client.get(subscriptions).statusCode()).isEqualTo(204);
    }

    @Test
    void subscriptions_supersededBareIds_returns400AndChangesNothing() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = createParticipant();

        HttpResponse<String> response = client.put(
                member(sessionId, participantId),
                DocumentedBodies.bandwidth().body("subscriptions-superseded-bare-ids"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(client.delete(member(sessionId, participantId)).statusCode()).isEqualTo(404);
    }

    @Test
    void subscriptions_onRequest_areReturnedAsBareIds() throws Exception {
        try (FakeBandwidth older = FakeBandwidth.builder()
                .subscriptionsShape(SubscriptionsShape.IDS)
                .start()) {
            String sessionId = older.createSession("tag");
            String listener = older.joinParticipant(sessionId);
            String speaker = older.joinParticipant(sessionId);
            RawClient raw = RawClient.of(older);
            String subscriptions = member(sessionId, listener) + "/subscriptions";

            raw.put(subscriptions, "{\"participants\":[{\"participantId\":\"" + speaker + "\"}]}");

            assertThat(raw.get(subscriptions).body())
                    .isEqualTo("{\"sessionId\":\"" + sessionId + "\",\"participants\":[\"" + speaker + "\"]}");
            assertThat(raw.get(SESSIONS + "/" + sessionId + "/participants").body())
                    .contains("\"participants\":[\"" + speaker + "\"]");
        }
    }

    @Test
    void subscriptions_notInTheSession_returns404() throws Exception {
        String subscriptions = member(fake.createSession("tag"), createParticipant()) + "/subscriptions";

        assertThat(client.get(subscriptions).statusCode()).isEqualTo(404);
        assertThat(client.put(subscriptions, "").statusCode()).isEqualTo(404);
    }

    @Test
    void deleteSession_isGoneAndFreesItsParticipants() throws Exception {
        String sessionId = fake.createSession("tag");
        String participantId = fake.joinParticipant(sessionId);

        assertThat(client.delete(SESSIONS + "/" + sessionId).statusCode()).isEqualTo(204);

        assertThat(client.delete(SESSIONS + "/" + sessionId).statusCode()).isEqualTo(404);
        assertThat(client.get(SESSIONS + "/" + sessionId).statusCode()).isEqualTo(404);
        assertThat(client.get(PARTICIPANTS + "/" + participantId).body()).contains("\"sessions\":[]");
    }

    @ParameterizedTest
    @CsvSource({
        "IDS, /participants/0",
        "OBJECTS, /participants/0/id",
        "SNAKE_CASE_IDS, /participant_ids/0",
        "CAMEL_CASE_IDS, /participantIds/0"
    })
    void getSession_participantsShape_isTheConfiguredOne(ParticipantsShape shape, String pointer) throws Exception {
        try (FakeBandwidth shaped =
                FakeBandwidth.builder().participantsShape(shape).start()) {
            String sessionId = shaped.createSession("tag");
            String participantId = shaped.joinParticipant(sessionId);

            String body = RawClient.of(shaped).get(SESSIONS + "/" + sessionId).body();

            assertThat(Json.readObject(body).at(pointer).textValue()).isEqualTo(participantId);
        }
    }

    @Test
    void getSession_participantsAbsent_hasIdAndTagOnly() throws Exception {
        try (FakeBandwidth shaped = FakeBandwidth.builder()
                .participantsShape(ParticipantsShape.ABSENT)
                .start()) {
            String sessionId = shaped.createSession("tag");
            shaped.joinParticipant(sessionId);

            assertThat(RawClient.of(shaped).get(SESSIONS + "/" + sessionId).body())
                    .isEqualTo("{\"id\":\"" + sessionId + "\",\"tag\":\"tag\"}");
        }
    }

    @Test
    void addSession_itsParticipantsAreMembers() throws Exception {
        fake.addSession(DocumentedBodies.bandwidth().body("get-session"));
        String session = SESSIONS + "/75c21163-e110-41bc-bd76-1bb428ec85d5";

        assertThat(client.get(session + "/participants").body()).contains("320e2af6-13ec-498d-8b51-daba52c37853");
        assertThat(client.delete(session + "/participants/320e2af6-13ec-498d-8b51-daba52c37853")
                        .statusCode())
                .isEqualTo(204);

        // Changed, so the text that was put in is out of date.
        assertThat(client.get(session).body())
                .isEqualTo("{\"id\":\"75c21163-e110-41bc-bd76-1bb428ec85d5\",\"tag\":\"session1\","
                        + "\"participants\":[\"c0c0dcfd-4ce4-4752-a8d9-b6ddeb72bead\"]}");
    }

    @Test
    void addSession_participantJoins_isNoLongerReturnedUnchanged() throws Exception {
        fake.addSession(DocumentedBodies.bandwidth().body("create-session"));

        String participantId = fake.joinParticipant("75c21163-e110-41bc-bd76-1bb428ec85d5");

        assertThat(client.get(SESSIONS + "/75c21163-e110-41bc-bd76-1bb428ec85d5")
                        .body())
                .contains(participantId);
    }

    @Test
    void joinParticipant_unknownSession_isRejected() {
        assertThatThrownBy(() -> fake.joinParticipant("unknown"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown");
    }

    @Test
    void builder_ownCredentials_areTheOnlyOnesAccepted() throws Exception {
        try (FakeBandwidth own = FakeBandwidth.builder()
                .accountId("42")
                .credentials("ada", "pass:wörd")
                .start()) {
            String session = "/accounts/42/sessions/" + own.createSession("tag");

            assertThat(RawClient.of(own).get(session).statusCode()).isEqualTo(200);
            assertThat(RawClient.of((FakeService) own)
                            .withAuthorization(RawClient.basic(fake.username(), fake.password()))
                            .get(session)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private String createParticipant() throws Exception {
        return Json.readObject(client.post(PARTICIPANTS, "").body())
                .at("/participant/id")
                .textValue();
    }

    private static String id(HttpResponse<String> response) {
        return Json.readObject(response.body()).path("id").textValue();
    }

    private static String member(String sessionId, String participantId) {
        return SESSIONS + "/" + sessionId + "/participants/" + participantId;
    }
}
