package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each operation's request, whole, as the service receives it. */
class RequestsTest {
    private static final String ACCOUNT = "/v1/accounts/9900000";
    private static final String SESSION_ID = "d8886aad-b956-4e1b-b2f4-d7c9f8162772";
    private static final String PARTICIPANT_ID = "320e2af6-13ec-498d-8b51-daba52c37853";
    private static final String MEMBER = ACCOUNT + "/sessions/" + SESSION_ID + "/participants/" + PARTICIPANT_ID;
    private static final CallOptions DEFAULTS = CallOptions.defaults();

    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @Test
    void createSession_withTag_sendsTheDocumentedBody() {
        documented("create-session");

        client.createSession(NewSession.builder().tag("session1").build());

        assertSent("POST", ACCOUNT + "/sessions", "{\"tag\":\"session1\"}");
        assertSentIsDocumented("create-session-request");
    }

    @Test
    void createSession_withoutTag_sendsNoBody() {
        documented("create-session");

        client.createSession(NewSession.builder().build(), DEFAULTS);

        assertSentWithoutBody("POST", ACCOUNT + "/sessions");
    }

    @Test
    void createParticipant_withAllFields_sendsTheDocumentedBody() {
        documented("create-participant");

        client.createParticipant(NewParticipant.builder()
                .callbackUrl("https://example.com/callback")
                .publishPermissions(PublishPermission.VIDEO, PublishPermission.AUDIO)
                .tag("participant1")
                .deviceApiVersion("V3")
                .build());

        assertSent(
                "POST",
                ACCOUNT + "/participants",
                "{\"callbackUrl\":\"https://example.com/callback\",\"publishPermissions\":[\"VIDEO\",\"AUDIO\"],"
                        + "\"tag\":\"participant1\",\"deviceApiVersion\":\"V3\"}");
        assertSentIsDocumented("create-participant-request");
    }

    @Test
    void createParticipant_withSomeFields_sendsOnlyThose() {
        documented("create-participant");

        client.createParticipant(
                NewParticipant.builder()
                        .publishPermissions(PublishPermission.AUDIO, PublishPermission.AUDIO)
                        .build(),
                DEFAULTS);

        assertSent("POST", ACCOUNT + "/participants", "{\"publishPermissions\":[\"AUDIO\"]}");
    }

    @Test
    void createParticipant_withoutPublishPermissions_sendsAnEmptyList() {
        documented("create-participant");

        client.createParticipant(NewParticipant.builder().publishPermissions().build());

        assertSent("POST", ACCOUNT + "/participants", "{\"publishPermissions\":[]}");
    }

    @Test
    void createParticipant_withoutFields_sendsNoBody() {
        documented("create-participant");

        client.createParticipant(NewParticipant.builder().build());

        assertSentWithoutBody("POST", ACCOUNT + "/participants");
    }

    @Test
    void getParticipant_sendsOneGet() {
        documented("get-participant");

        client.getParticipant(PARTICIPANT_ID);

        assertSentWithoutBody("GET", ACCOUNT + "/participants/" + PARTICIPANT_ID);
    }

    @Test
    void deleteParticipant_sendsOneDelete() {
        fake.enqueue(FakeResponse.empty(204));

        client.deleteParticipant(PARTICIPANT_ID);

        assertSentWithoutBody("DELETE", ACCOUNT + "/participants/" + PARTICIPANT_ID);
    }

    @Test
    void listParticipants_iterated_sendsOneGetWhateverThePageSize() {
        fake.enqueue(FakeResponse.json(200, "[" + DocumentedBodies.bandwidth().body("get-participant") + "]"));

        assertThat(client.listParticipants(SESSION_ID, PageRequest.first().withSize(1), DEFAULTS))
                .hasSize(1);

        assertSentWithoutBody("GET", ACCOUNT + "/sessions/" + SESSION_ID + "/participants");
    }

    @Test
    void listParticipants_notIterated_sendsNothing() {
        assertThat(client.listParticipants(SESSION_ID)).isNotNull();

        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void addParticipant_withoutSubscriptions_sendsNoBody() {
        fake.enqueue(FakeResponse.empty(204));

        client.addParticipant(SESSION_ID, PARTICIPANT_ID);

        assertSentWithoutBody("PUT", MEMBER);
    }

    @Test
    void addParticipant_wholeSession_sendsTheDocumentedBody() {
        fake.enqueue(FakeResponse.empty(204));

        client.addParticipant(SESSION_ID, PARTICIPANT_ID, Subscriptions.wholeSession());

        assertSent("PUT", MEMBER, "{\"sessionId\":\"" + SESSION_ID + "\"}");
        assertSentIsDocumented("subscriptions-session-level-request");
    }

    @Test
    void addParticipant_listedParticipantsAndStreams_sendsTheDocumentedBody() {
        fake.enqueue(FakeResponse.empty(204));

        client.addParticipant(
                SESSION_ID,
                PARTICIPANT_ID,
                Subscriptions.builder()
                        .participant("568749d5-04d5-483d-adf5-deac7dd3d521")
                        .streams("0275e47f-dd21-4cf0-a1e1-dfdc719e73a7", "microphone1", "microphone2", "microphone1")
                        .build(),
                DEFAULTS);

        assertSent(
                "PUT",
                MEMBER,
                "{\"sessionId\":\"" + SESSION_ID + "\",\"participants\":["
                        + "{\"participantId\":\"568749d5-04d5-483d-adf5-deac7dd3d521\"},"
                        + "{\"participantId\":\"0275e47f-dd21-4cf0-a1e1-dfdc719e73a7\","
                        + "\"streamAliases\":[\"microphone1\",\"microphone2\"]}]}");
        assertSentIsDocumented("subscriptions-request");
    }

    @Test
    void removeParticipant_sendsOneDelete() {
        fake.enqueue(FakeResponse.empty(204));

        client.removeParticipant(SESSION_ID, PARTICIPANT_ID);

        assertSentWithoutBody("DELETE", MEMBER);
    }

    @Test
    void getSubscriptions_sendsOneGet() {
        documented("get-subscriptions");

        client.getSubscriptions(SESSION_ID, PARTICIPANT_ID);

        assertSentWithoutBody("GET", MEMBER + "/subscriptions");
    }

    @Test
    void replaceSubscriptions_listedStreams_sendsTheDocumentedBody() {
        fake.enqueue(FakeResponse.empty(204));

        client.replaceSubscriptions(
                SESSION_ID,
                PARTICIPANT_ID,
                Subscriptions.builder()
                        .streams("568749d5-04d5-483d-adf5-deac7dd3d521", "microphone", "screenShare")
                        .participant("0275e47f-dd21-4cf0-a1e1-dfdc719e73a7")
                        .build());

        assertSent(
                "PUT",
                MEMBER + "/subscriptions",
                "{\"sessionId\":\"" + SESSION_ID + "\",\"participants\":["
                        + "{\"participantId\":\"568749d5-04d5-483d-adf5-deac7dd3d521\","
                        + "\"streamAliases\":[\"microphone\",\"screenShare\"]},"
                        + "{\"participantId\":\"0275e47f-dd21-4cf0-a1e1-dfdc719e73a7\"}]}");
        assertSentIsDocumented("subscriptions-stream-level-request");
    }

    @Test
    void replaceSubscriptions_wholeSession_sendsTheSession() {
        fake.enqueue(FakeResponse.empty(204));

        client.replaceSubscriptions(SESSION_ID, PARTICIPANT_ID, Subscriptions.wholeSession(), DEFAULTS);

        assertSent("PUT", MEMBER + "/subscriptions", "{\"sessionId\":\"" + SESSION_ID + "\"}");
    }

    /** With the session and an empty list of participants it would be everybody. */
    @Test
    void replaceSubscriptions_emptyList_sendsNoBody() {
        fake.enqueue(FakeResponse.empty(204));

        client.replaceSubscriptions(SESSION_ID, PARTICIPANT_ID, Subscriptions.toParticipants(List.of()));

        assertSentWithoutBody("PUT", MEMBER + "/subscriptions");
    }

    @Test
    void clearSubscriptions_sendsNoBody() {
        fake.enqueue(FakeResponse.empty(204));

        client.clearSubscriptions(SESSION_ID, PARTICIPANT_ID);

        assertSentWithoutBody("PUT", MEMBER + "/subscriptions");
    }

    @Test
    void createJoinToken_createsAParticipantWithoutNameOrTagAndAddsThem() {
        documented("create-participant");
        fake.enqueue(FakeResponse.empty(204));

        client.createJoinToken(
                JoinRequest.forSession(SESSION_ID).withParticipantId("not sent").withName("not sent"));

        assertThat(fake.requests()).hasSize(2);
        assertSent(
                fake.requests().get(0),
                "POST",
                ACCOUNT + "/participants",
                "{\"publishPermissions\":[\"AUDIO\",\"VIDEO\"]}");
        assertSent(fake.requests().get(1), "PUT", MEMBER, "{\"sessionId\":\"" + SESSION_ID + "\"}");
    }

    @Test
    void createJoinToken_ofANewParticipant_sendsItsFields() {
        documented("create-participant");
        fake.enqueue(FakeResponse.empty(204));

        client.createJoinToken(
                SESSION_ID,
                NewParticipant.builder()
                        .publishPermissions(PublishPermission.AUDIO)
                        .tag("guest")
                        .build());

        assertThat(fake.requests()).hasSize(2);
        assertSent(
                fake.requests().get(0),
                "POST",
                ACCOUNT + "/participants",
                "{\"publishPermissions\":[\"AUDIO\"],\"tag\":\"guest\"}");
        assertSent(fake.requests().get(1), "PUT", MEMBER, "{\"sessionId\":\"" + SESSION_ID + "\"}");
    }

    private void documented(String name) {
        fake.enqueue(FakeResponse.json(200, DocumentedBodies.bandwidth().body(name)));
    }

    private void assertSent(String method, String path, String body) {
        assertSent(bandwidth.onlyRequest(), method, path, body);
    }

    private static void assertSent(ReceivedRequest request, String method, String path, String body) {
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.rawQuery()).isEmpty();
        assertCommonHeaders(request);
        assertThat(request.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(request.body()).isEqualTo(body);
    }

    private void assertSentWithoutBody(String method, String path) {
        ReceivedRequest request = bandwidth.onlyRequest();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.rawQuery()).isEmpty();
        assertCommonHeaders(request);
        assertThat(request.headers()).doesNotContainKeys("Content-Type", "Transfer-Encoding");
        assertThat(request.body()).isEmpty();
    }

    private static void assertCommonHeaders(ReceivedRequest request) {
        // base64 of made-up-user:made-up-password, written out so that no code of ours makes it
        assertThat(request.headers())
                .containsEntry("Authorization", List.of("Basic bWFkZS11cC11c2VyOm1hZGUtdXAtcGFzc3dvcmQ="))
                .containsEntry("Accept", List.of("application/json"));
    }

    /** The documented bodies have no white space within their strings. */
    private void assertSentIsDocumented(String name) {
        assertThat(bandwidth.onlyRequest().body())
                .isEqualTo(DocumentedBodies.bandwidth().body(name).replaceAll("\\s", ""));
    }
}
