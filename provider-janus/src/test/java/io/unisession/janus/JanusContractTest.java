package io.unisession.janus;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.janus.FakeJanus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Over the Admin API, on a server with string ids; the ids of the contract are strings. */
class JanusContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new JanusUnderTest();
    }

    private static final class JanusUnderTest implements ProviderUnderTest {
        private static final String TOKEN_AUTH_SECRET = "made-up-token-auth-secret";

        @Override
        public FakeService startService() {
            FakeJanus fake = FakeJanus.builder().stringIds().start();
            fake.joinParticipant("team-room", "620f9435-d6a4-44c0-b799-0dd7ebcf7b07", null);
            fake.joinParticipant("team-room", "alice", "Alice");
            fake.joinParticipant("team-room", "bob", "Bob");
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeJanus fake = (FakeJanus) service;
            return Janus.builder()
                    .adminSecret(fake.adminSecret())
                    .adminKey(fake.adminKey())
                    .roomSecret("made-up-room-secret")
                    .tokenAuthSecret(TOKEN_AUTH_SECRET)
                    .baseUrl(fake.adminUrl());
        }

        @Override
        public String body() {
            return Fixtures.body("admin-listparticipants.json");
        }

        @Override
        public Session expected() {
            return Session.builder("janus")
                    .id("team-room")
                    .roomId("team-room")
                    .status(SessionStatus.ACTIVE)
                    .participants(List.of(
                            Participant.builder("620f9435-d6a4-44c0-b799-0dd7ebcf7b07")
                                    .build(),
                            Participant.builder("alice").name("Alice").build(),
                            Participant.builder("bob").name("Bob").build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/response/room";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.empty();
        }

        @Override
        public Optional<String> participantsThatMakeASession() {
            return Optional.of("/response/participants");
        }

        /** Janus says it with 200; 404 comes from a path that it does not have. */
        @Override
        public Set<Integer> notFoundStatuses() {
            return Set.of();
        }

        @Override
        public String errorBody(String message) {
            return "{\"janus\":\"error\",\"error\":{\"code\":490,\"reason\":\"" + message + "\"}}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    SessionEnding.class,
                    ParticipantListing.class,
                    ParticipantRemoval.class,
                    JoinTokens.class);
        }

        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(SessionListing.class, ParticipantListing.class);
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder(listing == ParticipantListing.class ? "/response/participants" : "/response/list")
                    .build();
        }

        @Override
        public List<String> secrets(FakeService service) {
            FakeJanus fake = (FakeJanus) service;
            return List.of(fake.adminSecret(), fake.adminKey(), "made-up-room-secret", TOKEN_AUTH_SECRET);
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeJanus fake = (FakeJanus) service;
            fake.joinParticipant(room, "priya", "Priya Raman");
            fake.joinParticipant(room, "tomas", "Tomas Novak");
            return room;
        }
    }
}
