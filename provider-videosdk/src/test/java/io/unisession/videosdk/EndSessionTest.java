package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionEnding;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndSessionTest {
    private static final String BODY = "{\"roomId\":\"abcd-efgh-lmnop\",\"sessionId\":\"62429766903bdf001299cac5\"}";

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);
    private final VideoSdkClient clientV1 = Clients.openV1(fake);

    @AfterEach
    void close() {
        client.close();
        clientV1.close();
        fake.close();
    }

    @Test
    void endSession_ofVersion2ById_readsTheRoomAndEndsTheSessionInIt() {
        fake.addSession(Bodies.ONGOING_SESSION);
        respondToTheEnd(FakeResponse.json(200, Bodies.ONGOING_SESSION));

        client.endSession(Bodies.ONGOING_SESSION_ID);

        assertThat(fake.requests())
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("GET /v2/sessions/62429766903bdf001299cac5", "POST /v2/sessions/end");
        assertIsPost(fake.requests().get(1), BODY);
    }

    @Test
    void endSession_ofVersion2BySession_readsNothing() {
        respondToTheEnd(FakeResponse.json(200, Bodies.ONGOING_SESSION));

        client.endSession(ongoing().build());

        assertThat(fake.requests()).hasSize(1);
        assertThat(fake.requests().get(0).path()).isEqualTo("/v2/sessions/end");
        assertIsPost(fake.requests().get(0), BODY);
    }

    @Test
    void endSession_ofVersion1ById_postsToTheSession() {
        respondToTheEnd(FakeResponse.json(200, Bodies.documented("v1-end-session")));

        clientV1.endSession("61adc697a239e84d0aaa7e15");

        assertThat(fake.requests()).hasSize(1);
        assertThat(fake.requests().get(0).path()).isEqualTo("/v1/meeting-sessions/61adc697a239e84d0aaa7e15/end");
        assertIsPost(fake.requests().get(0), "");
    }

    @Test
    void endSession_ofVersion1BySession_needsNoRoom() {
        respondToTheEnd(FakeResponse.json(200, Bodies.documented("v1-end-session")));

        clientV1.endSession(ongoing().roomId(null).build());

        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v1/meeting-sessions/62429766903bdf001299cac5/end");
    }

    private static void assertIsPost(ReceivedRequest request, String body) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.rawQuery()).isEmpty();
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.headers())
                .containsKeys("Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent");
        if (body.isEmpty()) {
            assertThat(request.headers()).hasSize(7).doesNotContainKey("Content-Type");
            assertThat(request.header("Content-Length")).contains("0");
        } else {
            assertThat(request.headers()).hasSize(8);
            assertThat(request.header("Content-Type")).contains("application/json");
        }
    }

    static FakeResponse[] accepted() {
        return new FakeResponse[] {
            FakeResponse.json(200, Bodies.ONGOING_SESSION),
            FakeResponse.json(200, Bodies.documented("v1-end-session")),
            FakeResponse.json(200, "{\"meetingId\":\"m\",\"userMeetingId\":\"um\"}"),
            FakeResponse.json(200, "\"Session ended\""),
            FakeResponse.text(200, "Session ended"),
            FakeResponse.empty(200),
            FakeResponse.empty(204)
        };
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void endSession_anySuccessfulResponse_returns(FakeResponse response) {
        respondToTheEnd(response, response);

        assertThatCode(() -> client.endSession(ongoing().build())).doesNotThrowAnyException();
        assertThatCode(() -> clientV1.endSession("s")).doesNotThrowAnyException();
    }

    @Test
    void endSession_ofVersion2ById_endedSession_doesNotEndTheNextInTheRoom() {
        String over = sessionThatIsOver("room");
        String next = fake.joinParticipant("room", "priya", "Priya Raman");

        client.endSession(over);

        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("GET");
        assertThat(client.getSession(next).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    /**
     * The fake ends whichever session is active in the room, which is the worse of the two readings of VideoSDK's
     * documentation.
     */
    @Test
    void endSession_ofVersion2BySession_endedMeanwhile_endsTheNextInTheRoom() {
        fake.joinParticipant("room", "priya", "Priya Raman");
        Session gotBefore =
                client.listSessions(Clients.inRoom("room")).iterator().next();
        fake.leaveParticipant("room", "priya");
        String next = fake.joinParticipant("room", "priya", "Priya Raman");

        client.endSession(gotBefore);

        assertThat(gotBefore.id()).isNotEqualTo(next);
        assertThat(client.getSession(next).status()).isEqualTo(SessionStatus.ENDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 409, 422})
    void endSession_sessionEndsBetweenTheTwoRequests_succeeds(int refusal) {
        String sessionId = sessionThatIsOver("room");
        fake.enqueue(
                FakeResponse.json(200, "{\"id\":\"" + sessionId + "\",\"roomId\":\"room\",\"status\":\"ongoing\"}"));
        respondToTheEnd(FakeResponse.json(refusal, "{\"error\":\"Session is closed\"}"));

        client.endSession(sessionId);

        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("GET", "POST", "GET");
    }

    @Test
    void endSession_bySession_endedMeanwhile_succeeds() {
        Session stale = ongoing().id(sessionThatIsOver("room")).roomId("room").build();

        client.endSession(stale);

        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("POST", "GET");
    }

    @Test
    void endSession_rejectedWhileTheSessionIsActive_throwsTheRejection() {
        fake.addSession(Bodies.ONGOING_SESSION);
        respondToTheEnd(FakeResponse.json(400, "{\"error\":\"no\"}"));

        assertThatThrownBy(() -> client.endSession(Bodies.ONGOING_SESSION_ID))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("HTTP 400")
                .hasNoSuppressedExceptions();
    }

    @Test
    void endSession_rejectedAndThenUnreachable_throwsTheRejection() {
        fake.addSession(Bodies.ONGOING_SESSION);
        respondToTheEnd(FakeResponse.json(400, "{\"error\":\"no\"}"));
        AtomicInteger reads = new AtomicInteger();
        fake.enqueue(
                request -> request.method().equals("GET") && reads.incrementAndGet() == 2, FakeResponse.disconnect());

        assertThatThrownBy(() -> client.endSession(Bodies.ONGOING_SESSION_ID))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(refusal ->
                        assertThat(refusal.getSuppressed()).singleElement().isInstanceOf(TransportException.class));
    }

    @Test
    void endSession_secondRequestCannotBeSent_mayHaveArrived() {
        fake.addSession(Bodies.ONGOING_SESSION);
        CallListener leaving = new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                fake.close();
            }
        };
        try (VideoSdkClient lonely = Clients.builder(fake).listener(leaving).build()) {
            assertThatThrownBy(() -> lonely.endSession(Bodies.ONGOING_SESSION_ID))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.sent()).isEqualTo(TransportException.Sent.MAYBE));
        }
    }

    @Test
    void endSession_responseAboutAnotherSession_endsNothing() {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"other\",\"roomId\":\"room\",\"status\":\"ongoing\"}"));

        assertThatThrownBy(() -> client.endSession("mine"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("its id is not the one requested");
        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("GET");
    }

    @Test
    void endSession_ofVersion2BySession_endedSession_doesNotEndTheNextInTheRoom() {
        client.endSession(ongoing().status(SessionStatus.ENDED).build());

        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void endSession_unknownStatus_isSent() {
        respondToTheEnd(FakeResponse.empty(200));

        client.endSession(ongoing().status(SessionStatus.UNKNOWN).build());

        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void endSession_ofVersion2BySession_withoutRoom_failsAndSendsNothing() {
        assertThatThrownBy(() -> client.endSession(ongoing().roomId(null).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no room id")
                .hasMessageContaining("version 1 ends a session by its own id");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void endSession_ofVersion2ById_responseWithoutRoom_failsAndEndsNothing() {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"s\",\"status\":\"ongoing\"}"));

        assertThatThrownBy(() -> client.endSession("s"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("videosdk endSession failed")
                .hasMessageContaining("has no room id");
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void endSession_ofAnotherProvider_isRejectedBeforeTheNetwork() {
        Session foreign = Session.builder("bandwidth").id("s").roomId("r").build();

        assertThatThrownBy(() -> client.endSession(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("videosdk")
                .hasMessageContaining("bandwidth");
        assertThatThrownBy(() -> clientV1.endSession(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void endSession_blankId_isRejectedBeforeTheNetwork(String id) {
        assertThatThrownBy(() -> client.endSession(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clientV1.endSession(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void endSession_ofAnUnknownSession_isNotFound() {
        assertThatThrownBy(() -> client.endSession("nobody"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("videosdk endSession failed: HTTP 402 not found");
        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("GET");
    }

    @Test
    void endSession_thatFailsAtTheService_isNotSentAgain() {
        respondToTheEnd(FakeResponse.empty(503), FakeResponse.empty(200));

        try (VideoSdkClient persistent =
                Clients.builder(fake).retryPolicy(RetryPolicy.standard()).build()) {
            assertThatThrownBy(() -> persistent.endSession(ongoing().build()))
                    .isInstanceOf(ProviderUnavailableException.class);
        }
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void endSession_ofVersion2ById_hasOneTimeLimitOverBothRequests() {
        fake.addSession(Bodies.ONGOING_SESSION);
        ManualTiming timing = new ManualTiming(Instant.parse("2026-03-01T10:00:00Z"));
        CallListener slowService = new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                timing.advance(Duration.ofSeconds(10));
            }
        };
        ProviderSettings settings = ProviderSettings.builder("videosdk")
                .setting("VIDEOSDK_TOKEN", fake.token())
                .baseUrl(fake.baseUrl().toString())
                .transport(TransportSettings.builder()
                        .timing(timing)
                        .listener(slowService)
                        .build())
                .build();

        try (VideoSdkClient slow = new VideoSdkClient(VideoSdkBackend.open(settings), settings)) {
            CallOptions options = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(10));

            assertThatThrownBy(() -> slow.endSession(Bodies.ONGOING_SESSION_ID, options))
                    .isInstanceOf(RequestTimeoutException.class)
                    .hasMessageStartingWith("videosdk endSession failed: totalTimeout (PT10S)");
        }
        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("GET");
    }

    @Test
    void require_ofAnyVersion_findsTheEnding() {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"s\",\"roomId\":\"r\",\"status\":\"ongoing\"}"));
        respondToTheEnd(FakeResponse.empty(200), FakeResponse.empty(200));

        client.require(SessionEnding.class).endSession("s");
        clientV1.require(SessionEnding.class).endSession("s");

        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v2/sessions/s", "/v2/sessions/end", "/v1/meeting-sessions/s/end");
    }

    private String sessionThatIsOver(String roomId) {
        String sessionId = fake.joinParticipant(roomId, "priya", "Priya Raman");
        fake.leaveParticipant(roomId, "priya");
        return sessionId;
    }

    private void respondToTheEnd(FakeResponse... responses) {
        fake.enqueue(request -> request.method().equals("POST"), responses);
    }

    private static Session.Builder ongoing() {
        return Session.builder("videosdk")
                .id(Bodies.ONGOING_SESSION_ID)
                .status(SessionStatus.ACTIVE)
                .roomId("abcd-efgh-lmnop");
    }
}
