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
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class RealtimeKitContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new RealtimeKitUnderTest();
    }

    private static final class RealtimeKitUnderTest implements ProviderUnderTest {
        private static final Documented DOCUMENTED = Documented.of("realtimekit");
        private static final String ID = "813432c7-3c5a-45e2-9acf-eef7061c7584";
        private static final Instant START = Instant.parse("2026-06-03T10:00:00Z");

        @Override
        public FakeService startService() {
            FakeRealtimeKit fake = FakeRealtimeKit.start();
            fake.addSession(body());
            fake.addParticipants(ID, DOCUMENTED.body("session-participants-two-peers.composed"));
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeRealtimeKit fake = (FakeRealtimeKit) service;
            return Sessions.builder("realtimekit")
                    .baseUrl(fake.baseUrl().toString())
                    .setting("REALTIMEKIT_ACCOUNT_ID", fake.accountId())
                    .setting("REALTIMEKIT_APP_ID", fake.appId())
                    .setting("REALTIMEKIT_API_TOKEN", fake.apiToken())
                    .setting("REALTIMEKIT_PRESET", "group_call_participant");
        }

        @Override
        public String body() {
            return DOCUMENTED.body("get-session-bare.composed");
        }

        @Override
        public Session expected() {
            return Session.builder("realtimekit")
                    .id(ID)
                    .roomId("6bf2b8be-04dd-4191-b602-1128921a306b")
                    .label("Weekly sync")
                    .status(SessionStatus.ENDED)
                    .providerStatus("ENDED")
                    .startedAt(START)
                    .endedAt(START.plusSeconds(1800))
                    .participants(List.of(Participant.builder("0a08343d-a9dc-45f0-9feb-6a64afcc4f81")
                            .userId("user-123")
                            .name("Ada")
                            .role("group_call_host")
                            .intervals(List.of(
                                    interval("e32fb785-ddd0-4b96-b577-879327c0082f", START, START.plusSeconds(600)),
                                    interval("f32fb785-ddd0-4b96-b577-879327c00830", START.plusSeconds(720), null)))
                            .build()))
                    .build();
        }

        private static Interval interval(String connectionId, Instant joinedAt, Instant leftAt) {
            return Interval.builder()
                    .joinedAt(joinedAt)
                    .leftAt(leftAt)
                    .connectionId(connectionId)
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
        public String errorBody(String message) {
            return "{\"success\":false,\"error\":{\"code\":500,\"message\":\"" + message + "\"}}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    SessionEnding.class,
                    ParticipantListing.class,
                    ParticipantRemoval.class,
                    JoinTokens.class,
                    RecordingListing.class,
                    RecordingDownload.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeRealtimeKit fake = (FakeRealtimeKit) service;
            fake.addRecordings("{\"id\":\"r-1\",\"session_id\":\"" + sessionId + "\",\"status\":\"UPLOADED\"}");
            fake.addRecordings("{\"id\":\"r-1-of-another\",\"session_id\":\"another\",\"status\":\"UPLOADED\"}");
            return Optional.of("r-1");
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return listing == ParticipantListing.class
                    ? ListShape.builder("/data/participants")
                            .pageParameter("page_no")
                            .build()
                    : ListShape.builder("/data/sessions")
                            .pageParameter("page_no")
                            .total("/paging/total_count")
                            .build();
        }

        /** The session, a page of its participants, and an empty page. */
        @Override
        public int requestsToGetSession() {
            return 3;
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeRealtimeKit) service).apiToken());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeRealtimeKit fake = (FakeRealtimeKit) service;
            fake.joinParticipant(room, "priya", "Priya Raman", "host");
            return fake.joinParticipant(room, "tomas", "Tomas Novak", "guest");
        }
    }
}
