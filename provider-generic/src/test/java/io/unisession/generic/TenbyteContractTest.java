package io.unisession.generic;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bundled descriptor is a provider like any other. */
class TenbyteContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new Tenbyte();
    }

    private static final class Tenbyte implements ProviderUnderTest {
        private static final Instant DOCUMENTED = Instant.parse("2023-11-07T05:31:56Z");
        private static final String ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

        @Override
        public FakeService startService() {
            FakeTenbyte service = FakeTenbyte.start();
            service.addSession(body());
            return service;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            return GenericSessions.builder(Descriptor.bundled("tenbyte"))
                    .baseUrl(service.baseUrl().toString())
                    .setting("TENBYTE_API_KEY", ((FakeTenbyte) service).apiKey());
        }

        @Override
        public String body() {
            return DocumentedBodies.tenbyte().body("get-session");
        }

        @Override
        public Session expected() {
            return Session.builder("tenbyte")
                    .id(ID)
                    .roomId(ID)
                    .label("<string>")
                    .status(SessionStatus.PENDING)
                    .providerStatus("scheduled")
                    .startedAt(DOCUMENTED)
                    .endedAt(DOCUMENTED)
                    .scheduledAt(DOCUMENTED)
                    .build();
        }

        @Override
        public String idPointer() {
            return "/data/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.of("/data/status");
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(JoinTokens.class, SessionDeletion.class, SessionEnding.class, SessionListing.class);
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder("/data/sessions")
                    .pageParameter("page")
                    .total("/data/total")
                    .build();
        }

        @Override
        public String errorBody(String message) {
            return "{\"message\": \"" + message + "\", \"success\": false}";
        }

        /** None goes with the public reads that the contract makes. */
        @Override
        public List<String> secrets(FakeService service) {
            return List.of();
        }

        @Override
        public String beginSession(FakeService service) {
            FakeTenbyte fake = (FakeTenbyte) service;
            String sessionId = fake.scheduleSession("room-1", "Quarterly results");
            fake.goLive(sessionId);
            return sessionId;
        }
    }
}
