package io.unisession.catalog;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.signalwire.FakeSignalWire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SignalWireContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new SignalWire();
    }

    private static final class SignalWire implements ProviderUnderTest {
        private static final Documented DOCUMENTED = Documented.of("signalwire");
        private static final Instant START = Instant.parse("2022-01-01T10:00:00Z");
        private static final Instant END = Instant.parse("2022-01-01T11:00:00Z");

        @Override
        public FakeService startService() {
            FakeSignalWire fake = FakeSignalWire.start();
            fake.addSessions(body());
            fake.addMembers(DOCUMENTED.body("list-members"));
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeSignalWire fake = (FakeSignalWire) service;
            return Sessions.builder("signalwire")
                    .baseUrl(fake.baseUrl().toString())
                    .setting("SIGNALWIRE_PROJECT_ID", fake.projectId())
                    .setting("SIGNALWIRE_API_TOKEN", fake.apiToken());
        }

        @Override
        public String body() {
            return DOCUMENTED.body("get-room-session");
        }

        @Override
        public Session expected() {
            return Session.builder("signalwire")
                    .id("c22d24f6-5a47-4597-9a23-c7d01e696b92")
                    .roomId("my_example_room")
                    .label("My Room's Name")
                    .status(SessionStatus.ENDED)
                    .providerStatus("completed")
                    .startedAt(START)
                    .endedAt(END)
                    .participants(List.of(Participant.builder("c22d24f6-5a47-4597-9a23-c7d01e696b92")
                            .name("Ada")
                            .intervals(List.of(Interval.of(START, END)))
                            .build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.of("/status");
        }

        @Override
        public String errorBody(String message) {
            return "{\"errors\": [{\"code\": \"invalid_parameter\", \"message\": \"" + message + "\"}]}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    ParticipantListing.class,
                    JoinTokens.class,
                    RecordingListing.class,
                    RecordingDownload.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeSignalWire fake = (FakeSignalWire) service;
            fake.addRecordings("{\"id\":\"r-1\",\"room_session_id\":\"" + sessionId + "\",\"status\":\"completed\"}");
            fake.addRecordings("{\"id\":\"r-1-of-another\",\"room_session_id\":\"another\",\"status\":\"completed\"}");
            return Optional.of("r-1");
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder("/data")
                    .pageParameter("page_token", "page_number")
                    .nextLink("/links/next")
                    .build();
        }

        /** A session is read without its members. They are listed. */
        @Override
        public int requestsToGetSession() {
            return 2;
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeSignalWire) service).apiToken());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        /** The service itself ends a session, when nobody is in it; there is no request for it. */
        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeSignalWire fake = (FakeSignalWire) service;
            fake.runningSession(room).ifPresent(fake::endSession);
            String id = fake.startSession(room);
            fake.join(id, "Priya Raman");
            fake.join(id, "Tomas Novak");
            return id;
        }
    }
}
