package io.unisession.zoom;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.zoom.FakeZoom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ZoomContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new ZoomUnderTest();
    }

    private static final class ZoomUnderTest implements ProviderUnderTest {
        /** Soon after the documented meeting, which Zoom keeps for a year. */
        private static final FakeClock CLOCK = FakeClock.at("2021-07-14T08:00:00Z");

        @Override
        public FakeService startService() {
            FakeZoom fake = FakeZoom.builder().clock(CLOCK).start();
            fake.addEndedMeeting(body());
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeZoom fake = (FakeZoom) service;
            return Zoom.builder()
                    .credentials(fake.accountId(), fake.clientId(), fake.clientSecret())
                    .userId(fake.hostId())
                    .tokenUrl(fake.tokenUrl())
                    .baseUrl(fake.baseUrl().toString())
                    .timing(CLOCK.timing());
        }

        @Override
        public String body() {
            return Fixtures.body("meeting-past-detail.json");
        }

        @Override
        public Session expected() {
            return Session.builder("zoom")
                    .id("4444AAAiAAAAAiAiAiiAii==")
                    .status(SessionStatus.ENDED)
                    .roomId("5638296721")
                    .label("My Meeting")
                    .startedAt(Instant.parse("2021-07-13T21:44:51Z"))
                    .endedAt(Instant.parse("2021-07-13T23:00:51Z"))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/uuid";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.empty();
        }

        @Override
        public String errorBody(String message) {
            return "{\"code\":300,\"message\":\"" + message + "\"}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    SessionEnding.class,
                    ParticipantListing.class,
                    RecordingListing.class,
                    RecordingDownload.class,
                    TranscriptListing.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeZoom fake = (FakeZoom) service;
            fake.addRecording("{\"uuid\":\"" + sessionId
                    + "\",\"recording_files\":[{\"id\":\"r-1\",\"file_type\":\"MP4\",\"status\":\"completed\"}]}");
            fake.addRecording(
                    "{\"uuid\":\"another\",\"recording_files\":[{\"id\":\"r-1-of-another\",\"file_type\":\"MP4\",\"status\":\"completed\"}]}");
            return Optional.of("r-1");
        }

        @Override
        public Optional<String> addTranscript(FakeService service, String sessionId) {
            FakeZoom fake = (FakeZoom) service;
            fake.addRecording(
                    "{\"uuid\":\"" + sessionId
                            + "\",\"recording_files\":[{\"id\":\"t-1\",\"file_type\":\"TRANSCRIPT\",\"status\":\"completed\"}]}");
            fake.addRecording(
                    "{\"uuid\":\"another\",\"recording_files\":[{\"id\":\"t-1-of-another\",\"file_type\":\"TRANSCRIPT\",\"status\":\"completed\"}]}");
            return Optional.of("t-1");
        }

        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(ParticipantListing.class);
        }

        /** A meeting that is going on is not among those that have ended, where it is looked up first. */
        @Override
        public int requestsToFindSession() {
            return 1;
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            String items = listing == SessionListing.class ? "/meetings" : "/participants";
            return ListShape.builder(items)
                    .pageParameter("next_page_token")
                    .nextCursor("/next_page_token")
                    .total("/total_records")
                    .build();
        }

        /** Those that are going on, and a month of those that have ended, are lists of their own. */
        @Override
        public boolean consistsOfSeveralLists(SessionQuery query) {
            return query.status().isEmpty();
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeZoom) service).clientSecret());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeZoom fake = (FakeZoom) service;
            String uuid = fake.startMeeting(86_400_000_000L + Math.abs(room.hashCode()), room);
            fake.joinMeeting(uuid, "priya", "Priya Raman");
            fake.joinMeeting(uuid, "tomas", "Tomas Novak");
            return uuid;
        }
    }
}
