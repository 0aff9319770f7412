package io.unisession.catalog;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantRemoval;
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
import io.unisession.testkit.hundredms.FakeHundredMs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class HundredMsContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new HundredMsUnderTest();
    }

    private static final class HundredMsUnderTest implements ProviderUnderTest {
        /** Stands still, so that the tokens of every client are the same. */
        private static final FakeClock CLOCK = FakeClock.at("2026-10-01T08:00:00Z");

        @Override
        public FakeService startService() {
            FakeHundredMs fake = FakeHundredMs.builder().clock(CLOCK).start();
            fake.addSession(body());
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeHundredMs fake = (FakeHundredMs) service;
            return Sessions.builder("100ms")
                    .baseUrl(fake.baseUrl().toString())
                    .setting("LIVE100MS_ACCESS_KEY", fake.accessKey())
                    .setting("LIVE100MS_APP_SECRET", fake.appSecret())
                    .setting("LIVE100MS_ROLE", "host")
                    .timing(CLOCK.timing());
        }

        @Override
        public String body() {
            return Documented.of("100ms").body("get-session");
        }

        @Override
        public Session expected() {
            return Session.builder("100ms")
                    .id("63172c2d3e3d9fdb008322e1")
                    .roomId("627ce5b8f2e4e30487862adb")
                    .status(SessionStatus.ENDED)
                    .providerStatus("false")
                    .startedAt(Instant.parse("2022-09-06T11:17:01.817Z"))
                    .endedAt(Instant.parse("2022-09-06T11:17:03.650Z"))
                    .participants(List.of(Participant.builder("2d873b0a-c2c9-41dc-ac72-c6ea9b2f2cc3")
                            .userId("Batch1-student")
                            .name("Ada")
                            .role("backstage")
                            .intervals(List.of(Interval.of(
                                    Instant.parse("2022-09-06T11:17:01.816Z"),
                                    Instant.parse("2022-09-06T11:17:03.643Z"))))
                            .build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.of("/active");
        }

        @Override
        public Optional<String> participantsById() {
            return Optional.of("/peers");
        }

        @Override
        public String errorBody(String message) {
            return "{\"code\":500,\"message\":\"" + message + "\",\"details\":[]}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    SessionEnding.class,
                    ParticipantRemoval.class,
                    JoinTokens.class,
                    RecordingListing.class,
                    RecordingDownload.class,
                    TranscriptListing.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeHundredMs fake = (FakeHundredMs) service;
            fake.addRecordingAssets("{\"id\":\"r-1\",\"session_id\":\"" + sessionId
                    + "\",\"type\":\"room-composite\",\"status\":\"completed\"}");
            fake.addRecordingAssets(
                    "{\"id\":\"r-1-of-another\",\"session_id\":\"another\",\"type\":\"room-composite\",\"status\":\"completed\"}");
            return Optional.of("r-1");
        }

        @Override
        public Optional<String> addTranscript(FakeService service, String sessionId) {
            FakeHundredMs fake = (FakeHundredMs) service;
            fake.addRecordingAssets("{\"id\":\"t-1\",\"session_id\":\"" + sessionId
                    + "\",\"type\":\"transcript\",\"status\":\"completed\"}");
            fake.addRecordingAssets(
                    "{\"id\":\"t-1-of-another\",\"session_id\":\"another\",\"type\":\"transcript\",\"status\":\"completed\"}");
            return Optional.of("t-1");
        }

        /** A page has at least ten sessions, and those of the contract fit into one. */
        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(SessionListing.class);
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder("/data").build();
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeHundredMs) service).appSecret());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeHundredMs fake = (FakeHundredMs) service;
            fake.joinPeer(room, "priya", "Priya Raman", "host");
            return fake.joinPeer(room, "tomas", "Tomas Novak", "guest");
        }
    }
}
