package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.testkit.FakeResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Capabilities do what they promise: in the service, and in what the client reads from it afterwards. */
interface CapabilityEffectContract extends ContractPart {
    /**
     * Each capability does what it promises to a session that has just started.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> capability_startedSession_doesWhatItPromises() {
        return CapabilityTest.ofEach(
                provider(),
                "",
                (call, fixture) -> effectOf(call).accept(fixture, provider().beginSession(fixture.service())));
    }

    /**
     * In the async view, each capability does what it promises, on one of the client's threads.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> async_capability_doesWhatItPromises() {
        return CapabilityTest.ofEach(provider(), " in the async view", (call, fixture) -> {
            String id = provider().beginSession(fixture.service());
            Thread caller = Thread.currentThread();

            assertThat(fixture.client().async().call(() -> {
                        effectOf(call).accept(fixture, id);
                        return !Thread.currentThread().equals(caller);
                    }))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(true);
        });
    }

    /**
     * An unknown session is not found.
     *
     * @return a test for each capability of the provider that takes a session's id
     */
    @TestFactory
    default Stream<DynamicTest> capability_unknownSession_isNotFound() {
        return CapabilityTest.ofEach(
                provider(),
                CapabilityCall::asksForASession,
                " of no session",
                (call, fixture) -> assertThatThrownBy(() -> call.run(fixture.client(), Target.unknown()))
                        .isExactlyInstanceOf(NotFoundException.class));
    }

    /**
     * A call in the async view fails as it does on the caller's thread.
     *
     * @return a test for each capability of the provider
     */
    @TestFactory
    default Stream<DynamicTest> async_capabilityThatFails_failsWithTheSameException() {
        return CapabilityTest.ofEachRequest(
                provider(), " in the async view gets a 403", (call, target, fixture, request) -> {
                    NthRequest.enqueue(
                            fixture, request, FakeResponse.json(403, provider().errorBody("not for you")));

                    assertThat(fixture.client().async().call(() -> {
                                call.run(fixture.client(), target);
                                return "done";
                            }))
                            .as("request %d", request)
                            .failsWithin(Duration.ofSeconds(10))
                            .withThrowableThat()
                            .withCauseExactlyInstanceOf(PermissionDeniedException.class)
                            .withMessageContaining("HTTP 403");
                });
    }

    private static BiConsumer<ClientFixture, String> effectOf(CapabilityCall<?> call) {
        Map<String, BiConsumer<ClientFixture, String>> effects = Map.of(
                CapabilityCall.ALL_SESSIONS.name(), CapabilityEffectContract::listsIt,
                CapabilityCall.ACTIVE_SESSIONS.name(), CapabilityEffectContract::listsItWhileItIsActive,
                CapabilityCall.SESSIONS_OF_A_ROOM.name(), CapabilityEffectContract::listsItByItsRoom,
                SessionEnding.class.getSimpleName(), CapabilityEffectContract::endsIt,
                SessionDeletion.class.getSimpleName(), CapabilityEffectContract::deletesIt,
                ParticipantListing.class.getSimpleName(), CapabilityEffectContract::listsItsParticipants,
                ParticipantRemoval.class.getSimpleName(), CapabilityEffectContract::removesOneParticipant,
                RecordingListing.class.getSimpleName(), CapabilityEffectContract::listsItsRecordings,
                TranscriptListing.class.getSimpleName(), CapabilityEffectContract::listsItsTranscripts,
                JoinTokens.class.getSimpleName(), CapabilityEffectContract::makesATokenThatIsNotPrinted);
        return Objects.requireNonNull(effects.get(call.name()), () -> "the contract has no test for " + call.name());
    }

    private static void listsIt(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        assertThat(client.require(SessionListing.class).listSessions().stream().map(Session::id))
                .containsOnlyOnce(id);
    }

    private static void listsItWhileItIsActive(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        SessionListing listing = client.require(SessionListing.class);
        assertThat(listing.listSessions(CapabilityCall.ACTIVE))
                .allSatisfy(session -> assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE))
                .extracting(Session::id)
                .containsOnlyOnce(id);
        client.find(SessionEnding.class).ifPresent(ending -> {
            ending.endSession(id);
            assertThat(listing.listSessions(CapabilityCall.ACTIVE))
                    .extracting(Session::id)
                    .doesNotContain(id);
        });
    }

    private static void listsItByItsRoom(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        String roomId = client.getSession(id).roomId().orElseThrow();
        assertThat(client.require(SessionListing.class).listSessions(CapabilityCall.inRoom(roomId)))
                .allSatisfy(session -> assertThat(session.roomId()).contains(roomId))
                .extracting(Session::id)
                .containsOnlyOnce(id);
    }

    private static void endsIt(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        client.require(SessionEnding.class).endSession(id);
        // Some providers keep ended sessions, others forget them.
        assertThat(client.findSession(id).map(Session::status))
                .isIn(Optional.empty(), Optional.of(SessionStatus.ENDED));
    }

    private static void deletesIt(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        client.require(SessionDeletion.class).deleteSession(id);
        assertThat(client.findSession(id)).isEmpty();
    }

    private static void listsItsParticipants(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        List<Participant> participants = client.require(ParticipantListing.class).listParticipants(id).stream()
                .toList();
        assertThat(participants)
                .extracting(participant -> participant.id().orElseThrow())
                .hasSize(2)
                .doesNotHaveDuplicates();
        if (client.getSession(id).participantsReported()) {
            assertThat(participants)
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(fixture.presentIn(id));
        }
    }

    private static void listsItsRecordings(ClientFixture fixture, String id) {
        assertAreOf(
                fixture,
                id,
                required(fixture.provider().addRecording(fixture.service(), id), "addRecording"),
                fixture.client().require(RecordingListing.class).listRecordings(id));
    }

    private static void listsItsTranscripts(ClientFixture fixture, String id) {
        assertAreOf(
                fixture,
                id,
                required(fixture.provider().addTranscript(fixture.service(), id), "addTranscript"),
                fixture.client().require(TranscriptListing.class).listTranscripts(id));
    }

    /** Without one to list, a client that lists nothing would pass. */
    private static String required(Optional<String> added, String method) {
        return added.orElseThrow(
                () -> new AssertionError("the provider lists some, so the contract needs one: override " + method));
    }

    private static void assertAreOf(
            ClientFixture fixture, String id, String expected, Pager<? extends SessionArtifact> artifacts) {
        List<SessionArtifact> listed =
                artifacts.stream().<SessionArtifact>map(each -> each).toList();
        assertThat(listed).allSatisfy(artifact -> {
            assertThat(artifact.provider()).isEqualTo(fixture.client().provider());
            assertThat(artifact.sessionId()).isIn(Optional.empty(), Optional.of(id));
        });
        assertThat(listed).extracting(SessionArtifact::id).containsExactly(expected);
    }

    private static void removesOneParticipant(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        List<String> before = fixture.presentIn(id);
        client.require(ParticipantRemoval.class).removeParticipant(id, before.get(0));
        assertThat(fixture.presentIn(id)).containsExactlyElementsOf(before.subList(1, before.size()));
        assertThat(before).hasSize(2);
    }

    private static void makesATokenThatIsNotPrinted(ClientFixture fixture, String id) {
        SessionClient client = fixture.client();
        try (LogRecorder log = LogRecorder.start()) {
            JoinToken token = client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession(id).withName("Priya Raman"));

            assertThat(token.token().reveal()).isNotBlank();
            assertThat(token + log.text() + token.raw())
                    .doesNotContain(token.token().reveal());
        }
    }
}
