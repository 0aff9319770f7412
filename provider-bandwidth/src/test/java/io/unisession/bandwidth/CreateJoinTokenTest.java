package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.capability.JoinTokens;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the requests are is in {@link RequestsTest}; here is what comes of them, and of their failing. */
class CreateJoinTokenTest {
    private static final String PARTICIPANT_ID = "320e2af6-13ec-498d-8b51-daba52c37853";
    private static final String PARTICIPANT = "/v1/accounts/9900000/participants/" + PARTICIPANT_ID;
    private static final FakeResponse CREATED =
            FakeResponse.json(200, DocumentedBodies.bandwidth().body("create-participant"));

    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    @Test
    void createJoinToken_throughTheCapability_admitsSomeoneWhoHearsEverybody() {
        String sessionId = fake.createSession("any");
        SessionClient neutral = client;

        JoinToken token = neutral.require(JoinTokens.class)
                .createJoinToken(JoinRequest.forSession(sessionId).withName("Priya Raman"));

        String participantId = token.participantId().orElseThrow();
        assertThat(client.listParticipants(sessionId))
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly(participantId);
        assertThat(client.getSubscriptions(sessionId, participantId)).isEqualTo(Subscriptions.wholeSession());
        BandwidthParticipant participant = bandwidth.participant(participantId);
        assertThat(participant.publishPermissions())
                .containsExactlyInAnyOrder(PublishPermission.AUDIO, PublishPermission.VIDEO);
        assertThat(participant.tag().orElse("")).doesNotContain("Priya Raman");
    }

    @Test
    void createJoinToken_documentedResponse_isMappedWhole() {
        fake.enqueue(CREATED, FakeResponse.empty(204));

        JoinToken token = client.createJoinToken(JoinRequest.forSession("s"));

        assertThat(token.token().reveal()).isEqualTo("made-up-device-token");
        assertThat(token.participantId()).contains(PARTICIPANT_ID);
        assertThat(token.roomId()).isEmpty();
        assertThat(token.expiresAt()).isEmpty();
        assertThat(token.raw().text("/participant/tag")).contains("participant1");
        assertThat(token.metadata().httpStatus()).hasValue(200);
        assertThat(token).asString().doesNotContain("made-up-device-token");
    }

    @Test
    void createJoinToken_creatingFails_throwsAndSendsNothingElse() {
        fake.enqueue(FakeResponse.empty(500));

        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("s")))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageStartingWith("bandwidth createJoinToken failed: HTTP 500");
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void createJoinToken_noSuchSession_isNotFoundAndLeavesNoParticipant() {
        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("unknown")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("bandwidth createJoinToken failed: HTTP 404 not found: \"Session")
                .hasNoSuppressedExceptions();

        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("POST", "PUT", "DELETE");
        ReceivedRequest deletion = fake.requests().get(2);
        String participantId = deletion.path().substring(deletion.path().lastIndexOf('/') + 1);
        assertThatThrownBy(() -> client.getParticipant(participantId)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void createJoinToken_addingFails_deletesTheParticipantThatWasCreated() {
        fake.enqueue(CREATED, FakeResponse.json(409, Fixtures.body("error.request")), FakeResponse.empty(204));

        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("s")))
                .isInstanceOf(ConflictException.class)
                .hasNoSuppressedExceptions();

        ReceivedRequest deletion = fake.requests().get(2);
        assertThat(deletion.method()).isEqualTo("DELETE");
        assertThat(deletion.path()).isEqualTo(PARTICIPANT);
        assertThat(deletion.body()).isEmpty();
    }

    @Test
    void createJoinToken_deletingFailsToo_throwsWhyTheAddingFailed() {
        fake.enqueue(CREATED, FakeResponse.empty(409), FakeResponse.empty(401));

        ConflictException failure = catchThrowableOfType(
                ConflictException.class, () -> client.createJoinToken(JoinRequest.forSession("s")));

        assertIsLeftBehind(failure, PARTICIPANT_ID, AuthenticationException.class);
        assertThat(fake.requestCount()).isEqualTo(3);
    }

    @Test
    void createJoinToken_interruptedAfterCreating_mayHaveArrivedAndDeletesTheParticipant() {
        String sessionId = fake.createSession("any");
        TransportException failure = failureAfterCreating(sessionId, Thread.currentThread()::interrupt);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure).hasNoSuppressedExceptions();
        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("POST", "DELETE");
    }

    @Test
    void createJoinToken_hostGoneAfterCreating_mayHaveArrivedAndNamesTheParticipantLeftBehind() {
        fake.enqueue(CREATED.thenClose());
        TransportException failure = failureAfterCreating("s", fake::close);

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertIsLeftBehind(failure, PARTICIPANT_ID, TransportException.class);
    }

    /** The failure of a call that something happens to between its two requests. */
    private TransportException failureAfterCreating(String sessionId, Runnable disturbance) {
        AtomicBoolean disturbed = new AtomicBoolean();
        CallListener disturbing = new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                if (disturbed.compareAndSet(false, true)) {
                    disturbance.run();
                }
            }
        };
        try (BandwidthClient watched = Bandwidth.builder()
                .credentials(fake.accountId(), fake.username(), fake.password())
                .baseUrl(fake.baseUrl().toString())
                .retryPolicy(RetryPolicy.none())
                .listener(disturbing)
                .build()) {
            return catchThrowableOfType(
                    TransportException.class, () -> watched.createJoinToken(JoinRequest.forSession(sessionId)));
        }
    }

    private static void assertIsLeftBehind(
            SessionException failure, String participantId, Class<? extends SessionException> why) {
        assertThat(failure.getSuppressed())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessage("participant " + participantId + " may still exist, because removing it failed")
                .hasCauseInstanceOf(why);
    }

    @Test
    void createJoinToken_addingTakesTheWholeTime_stillDeletesTheParticipant() {
        fake.enqueue(CREATED, FakeResponse.stall(), FakeResponse.empty(204));
        CallOptions impatient = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(1));

        RequestTimeoutException failure = catchThrowableOfType(
                RequestTimeoutException.class, () -> client.createJoinToken(JoinRequest.forSession("s"), impatient));

        assertThat(failure).hasMessageContaining("totalTimeout (PT1S)");
        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure).hasNoSuppressedExceptions();
        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("POST", "PUT", "DELETE");
    }

    @Test
    void createJoinToken_responseWithoutToken_isInvalidAndAddsNoParticipant() {
        fake.enqueue(FakeResponse.json(200, DocumentedBodies.bandwidth().body("get-participant")));

        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("s")))
                .isInstanceOf(InvalidResponseException.class);
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"participant\":{\"id\":\"p-1\"}}",
                "{\"participant\":{\"id\":\"p-1\"},\"token\":7.",
                "{\"token\":null,\"participant\":{\"id\":\"p-1\"}}"
            })
    void createJoinToken_participantWithoutToken_isDeletedAgain(String body) {
        fake.enqueue(FakeResponse.json(200, body), FakeResponse.empty(204));

        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("s")))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("bandwidth createJoinToken failed: ")
                .hasNoSuppressedExceptions();

        assertThat(fake.requests()).extracting(ReceivedRequest::method).containsExactly("POST", "DELETE");
        assertThat(fake.requests().get(1).path()).endsWith("/participants/p-1");
    }

    @Test
    void createJoinToken_participantWithoutTokenCannotBeDeleted_namesTheParticipant() {
        fake.enqueue(FakeResponse.json(200, "{\"participant\":{\"id\":\"p-1\"}}"), FakeResponse.empty(401));

        InvalidResponseException failure = catchThrowableOfType(
                InvalidResponseException.class, () -> client.createJoinToken(JoinRequest.forSession("s")));

        assertThat(failure).hasMessageContaining("the new participant p-1 has no token");
        assertIsLeftBehind(failure, "p-1", AuthenticationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void createJoinToken_invalidId_isRejectedBeforeAParticipantIsCreated(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> client.createJoinToken(JoinRequest.forSession(id)));
        assertThat(fake.requestCount()).isZero();
    }
}
