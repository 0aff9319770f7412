package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a client does with a server that the tests do not tamper with: a real one, whose responses cannot be changed, and the fake that
 * stands for it. If both pass, the fake behaves as the server does, as far as a client can see. {@link
 * SessionProviderContract} tests the rest against the fake.
 */
public abstract class UndisturbedServerContract {
    private static final String UNKNOWN = "4711471147114711";

    /** Called by the constructors of subclasses. */
    protected UndisturbedServerContract() {}

    /**
     * Returns the server to test.
     *
     * @return the server; each test calls this method again
     */
    public abstract ServerUnderTest server();

    private interface Use {
        void of(SessionClient client, String sessionId);
    }

    /** Uses a client and a session that has just started. */
    private void withSession(Use use) {
        ServerUnderTest server = server();
        try (SessionClient client = server.client()) {
            use.of(client, server.beginSession());
        }
    }

    /** The same, if the client has a capability. */
    private <C extends Capability> void with(Class<C> capability, BiConsumer<C, String> use) {
        if (server().capabilities().contains(capability)) {
            withSession((client, id) -> use.accept(client.require(capability), id));
        }
    }

    /** The client has the expected capabilities. */
    @Test
    void capabilities_areTheExpectedOnes() {
        try (SessionClient client = server().client()) {
            assertThat(client.capabilities()).isEqualTo(server().capabilities());
        }
    }

    /** A session that runs is found, with its id. */
    @Test
    void getSession_running_isActive() {
        withSession((client, id) -> {
            Session session = client.getSession(id);

            assertThat(session.id()).isEqualTo(id);
            assertThat(session.provider()).isEqualTo(client.provider());
            assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
            assertThat(session.metadata().httpStatus()).hasValue(200);
            assertThat(session.raw().json()).contains(id);
            assertThat(session.unreadableFields()).isEmpty();
            assertThat(session.participants())
                    .allSatisfy(participant ->
                            assertThat(participant.unreadableFields()).isEmpty());
        });
    }

    /** The participants of a session are in it. */
    @Test
    void getSession_twoPeople_areItsParticipants() {
        withSession((client, id) ->
                assertThat(Target.presentIn(client, id)).hasSize(2).doesNotHaveDuplicates());
    }

    /** A session that does not exist is not found. */
    @Test
    void findSession_unknown_isEmpty() {
        try (SessionClient client = server().client()) {
            assertThat(client.findSession(UNKNOWN)).isEmpty();
            assertThatThrownBy(() -> client.getSession(UNKNOWN))
                    .isExactlyInstanceOf(NotFoundException.class)
                    .hasMessageStartingWith(client.provider() + " getSession failed");
        }
    }

    /**
     * An invalid id is rejected.
     *
     * @return a test for each case
     */
    @TestFactory
    Stream<DynamicTest> getSession_invalidId_isRejected() {
        return Stream.of("", " ", ".", "..")
                .map(id -> DynamicTest.dynamicTest("\"" + id + "\"", () -> {
                    try (SessionClient client = server().client()) {
                        assertThatThrownBy(() -> client.getSession(id)).isInstanceOf(IllegalArgumentException.class);
                    }
                }));
    }

    /** Many calls at once get what one gets. */
    @Test
    void async_manyCalls_getTheSameSession() {
        withSession((client, id) -> {
            Session one = client.getSession(id);
            List<CompletableFuture<Session>> sessions = Stream.generate(
                            () -> client.async().getSession(id))
                    .limit(32)
                    .toList();

            assertThat(sessions)
                    .allSatisfy(session -> assertThat(session.join()).isEqualTo(one));
        });
    }

    /** The list of sessions has a session that runs, once, with what the session itself says. */
    @Test
    void listSessions_running_hasItOnce() {
        with(
                SessionListing.class,
                (listing, id) -> assertThat(listing.listSessions())
                        .filteredOn(session -> session.id().equals(id))
                        .singleElement()
                        .satisfies(session -> assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE)));
    }

    /** The list of participants has those of the session. */
    @Test
    void listParticipants_twoPeople_areThoseOfTheSession() {
        if (server().capabilities().contains(ParticipantListing.class)) {
            withSession((client, id) -> assertThat(
                            client.require(ParticipantListing.class).listParticipants(id))
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(Target.presentIn(client, id)));
        }
    }

    /** A participant who is removed is gone, and the other one stays. */
    @Test
    void removeParticipant_oneOfTwo_leavesTheOther() {
        if (server().capabilities().contains(ParticipantRemoval.class)) {
            withSession((client, id) -> {
                ParticipantRemoval removal = client.require(ParticipantRemoval.class);
                List<String> before = Target.presentIn(client, id);
                removal.removeParticipant(id, before.get(0));

                assertThat(Target.presentIn(client, id)).containsExactly(before.get(1));
                assertThatThrownBy(() -> removal.removeParticipant(id, before.get(0)))
                        .isExactlyInstanceOf(NotFoundException.class);
            });
        }
    }

    /** A session that is ended does not run any more. */
    @Test
    void endSession_running_endsIt() {
        if (server().capabilities().contains(SessionEnding.class)) {
            withSession((client, id) -> {
                client.require(SessionEnding.class).endSession(id);

                assertThat(client.findSession(id).map(Session::status))
                        .isIn(Optional.empty(), Optional.of(SessionStatus.ENDED));
            });
        }
    }

    /** Calls about a session that does not exist fail as getting it does. */
    @Test
    void capability_unknownSession_isNotFound() {
        try (SessionClient client = server().client()) {
            client.find(SessionEnding.class)
                    .ifPresent(ending -> assertThatThrownBy(() -> ending.endSession(UNKNOWN))
                            .isExactlyInstanceOf(NotFoundException.class));
            client.find(ParticipantListing.class)
                    .ifPresent(listing -> assertThatThrownBy(
                                    () -> listing.listParticipants(UNKNOWN).forEach(Participant::id))
                            .isExactlyInstanceOf(NotFoundException.class));
            client.find(ParticipantRemoval.class)
                    .ifPresent(removal -> assertThatThrownBy(() -> removal.removeParticipant(UNKNOWN, UNKNOWN))
                            .isExactlyInstanceOf(NotFoundException.class));
            client.find(JoinTokens.class)
                    .ifPresent(
                            tokens -> assertThatThrownBy(() -> tokens.createJoinToken(JoinRequest.forSession(UNKNOWN)))
                                    .isExactlyInstanceOf(NotFoundException.class));
        }
    }

    /** A join token is created and not printed. */
    @Test
    void createJoinToken_running_isAToken() {
        with(JoinTokens.class, (tokens, id) -> {
            JoinToken token = tokens.createJoinToken(JoinRequest.forSession(id));

            assertThat(token.token().reveal()).isNotBlank();
            assertThat(token.toString()).doesNotContain(token.token().reveal());
        });
    }
}
