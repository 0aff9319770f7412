package io.unisession.zoom;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.Capability;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
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

class ZoomVideoContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new ZoomVideoUnderTest();
    }

    private static final class ZoomVideoUnderTest implements ProviderUnderTest {
        private static final FakeClock CLOCK = FakeClock.at("2019-08-21T08:00:00Z");

        @Override
        public FakeService startService() {
            FakeZoom fake = FakeZoom.builder().clock(CLOCK).start();
            fake.addEndedSession(body());
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeZoom fake = (FakeZoom) service;
            return ZoomVideo.builder()
                    .credentials(fake.apiKey(), fake.apiSecret())
                    .baseUrl(fake.baseUrl().toString())
                    .timing(CLOCK.timing());
        }

        @Override
        public String body() {
            return Fixtures.body("videosdk-get-session.json");
        }

        @Override
        public Session expected() {
            return Session.builder("zoom-video")
                    .id("sfk/aOFJSJSYhGwk1hnxgw==")
                    .status(SessionStatus.ENDED)
                    .roomId("My session")
                    .startedAt(Instant.parse("2019-08-20T19:09:01Z"))
                    .endedAt(Instant.parse("2019-08-20T19:19:01Z"))
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
            return "{\"code\":300,\"message\":\"" + message + "\"}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class, SessionEnding.class, ParticipantListing.class, ParticipantRemoval.class);
        }

        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(ParticipantListing.class);
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            String items = listing == SessionListing.class ? "/sessions" : "/users";
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
            return List.of(((FakeZoom) service).apiSecret());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeZoom fake = (FakeZoom) service;
            String id = fake.startSession(room);
            fake.joinSession(id, "priya", "Priya Raman");
            fake.joinSession(id, "tomas", "Tomas Novak");
            return id;
        }
    }
}
