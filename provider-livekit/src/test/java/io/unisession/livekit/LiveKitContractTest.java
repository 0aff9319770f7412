package io.unisession.livekit;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class LiveKitContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new LiveKitUnderTest();
    }

    private static final class LiveKitUnderTest implements ProviderUnderTest {
        /** Stands still, so that the tokens of every client are the same. */
        private static final FakeClock CLOCK = FakeClock.at("2026-10-01T08:00:00Z");

        @Override
        public FakeService startService() {
            FakeLiveKit fake = FakeLiveKit.builder().clock(CLOCK).start();
            fake.addRooms(body());
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeLiveKit fake = (FakeLiveKit) service;
            return LiveKit.builder()
                    .credentials(fake.apiKey(), fake.apiSecret())
                    .baseUrl(fake.baseUrl().toString())
                    .timing(CLOCK.timing());
        }

        @Override
        public String body() {
            return Fixtures.body("list-rooms.json");
        }

        @Override
        public Session expected() {
            return Session.builder("livekit")
                    .id("RM_hycBMAjmt6Ub")
                    .status(SessionStatus.ACTIVE)
                    .roomId("team-room")
                    .startedAt(Instant.parse("2026-10-01T08:00:00.123Z"))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/rooms/0/sid";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.empty();
        }

        @Override
        public String rawPointer() {
            return "/rooms/0";
        }

        @Override
        public String errorBody(String message) {
            return "{\"code\":\"unknown\",\"msg\":\"" + message + "\"}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    SessionEnding.class,
                    ParticipantListing.class,
                    ParticipantRemoval.class,
                    JoinTokens.class,
                    RecordingListing.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeLiveKit fake = (FakeLiveKit) service;
            fake.addEgress("{\"egress_id\":\"r-1\",\"room_id\":\"" + sessionId + "\",\"status\":\"EGRESS_COMPLETE\"}");
            fake.addEgress("{\"egress_id\":\"r-1-of-another\",\"room_id\":\"another\",\"status\":\"EGRESS_COMPLETE\"}");
            return Optional.of("r-1");
        }

        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(SessionListing.class, ParticipantListing.class);
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder(listing == ParticipantListing.class ? "/participants" : "/rooms")
                    .build();
        }

        /** The id of a session is the room's sid, but requests take its name. */
        @Override
        public int requestsToFindSession() {
            return 1;
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeLiveKit) service).apiSecret());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeLiveKit fake = (FakeLiveKit) service;
            fake.joinParticipant(room, "priya", "Priya Raman");
            return fake.joinParticipant(room, "tomas", "Tomas Novak");
        }
    }
}
