package io.unisession.bandwidth;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class BandwidthContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new BandwidthUnderTest();
    }

    private static final class BandwidthUnderTest implements ProviderUnderTest {
        @Override
        public FakeService startService() {
            FakeBandwidth fake = FakeBandwidth.start();
            fake.addSession(body());
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeBandwidth fake = (FakeBandwidth) service;
            return Bandwidth.builder()
                    .credentials(fake.accountId(), fake.username(), fake.password())
                    .baseUrl(fake.baseUrl().toString());
        }

        @Override
        public String body() {
            return DocumentedBodies.bandwidth().body("get-session");
        }

        @Override
        public Session expected() {
            return Session.builder("bandwidth")
                    .id("75c21163-e110-41bc-bd76-1bb428ec85d5")
                    .status(SessionStatus.ACTIVE)
                    .label("session1")
                    .participants(List.of(
                            Participant.builder("c0c0dcfd-4ce4-4752-a8d9-b6ddeb72bead")
                                    .build(),
                            Participant.builder("320e2af6-13ec-498d-8b51-daba52c37853")
                                    .build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.empty();
        }

        @Override
        public String errorBody(String message) {
            return "{\"error\":\"" + message + "\",\"requestId\":\"12af78d1-5f88-4917-925d-17c1ac8fda7a\"}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(SessionEnding.class, ParticipantListing.class, ParticipantRemoval.class, JoinTokens.class);
        }

        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(ParticipantListing.class);
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder("").build();
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeBandwidth) service).password());
        }

        @Override
        public String beginSession(FakeService service) {
            FakeBandwidth fake = (FakeBandwidth) service;
            String sessionId = fake.createSession("session2");
            fake.joinParticipant(sessionId);
            fake.joinParticipant(sessionId);
            return sessionId;
        }
    }
}
