package io.unisession.catalog;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class TwilioVideoContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new TwilioVideo();
    }

    private static final class TwilioVideo implements ProviderUnderTest {
        private static final Documented DOCUMENTED = Documented.of("twilio-video");
        private static final Instant TIME = Instant.parse("2015-07-30T20:00:00Z");

        @Override
        public FakeService startService() {
            FakeTwilioVideo fake = FakeTwilioVideo.start();
            fake.addRooms(body());
            fake.addParticipants("{\"participants\": [" + DOCUMENTED.body("get-participant-connected") + "]}");
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeTwilioVideo fake = (FakeTwilioVideo) service;
            return Sessions.builder("twilio-video")
                    .baseUrl(fake.baseUrl().toString())
                    .setting("TWILIO_ACCOUNT_SID", fake.accountSid())
                    .setting("TWILIO_API_KEY", fake.apiKey())
                    .setting("TWILIO_API_SECRET", fake.apiSecret());
        }

        @Override
        public String body() {
            return DOCUMENTED.body("get-room");
        }

        @Override
        public Session expected() {
            return Session.builder("twilio-video")
                    .id("RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                    .roomId("unique_name")
                    .status(SessionStatus.ACTIVE)
                    .providerStatus("in-progress")
                    .startedAt(TIME)
                    .endedAt(TIME)
                    .participants(List.of(Participant.builder("bob")
                            .userId("bob")
                            .intervals(List.of(Interval.builder()
                                    .joinedAt(TIME)
                                    .connectionId("PAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                                    .build()))
                            .build()))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/sid";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.of("/status");
        }

        @Override
        public String errorBody(String message) {
            return "{\"code\": 20001, \"message\": \"" + message + "\", \"status\": 400}";
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
            FakeTwilioVideo fake = (FakeTwilioVideo) service;
            fake.addRecordings("{\"sid\":\"r-1\",\"room_sid\":\"" + sessionId
                    + "\",\"status\":\"completed\",\"date_created\":\"2026-10-01T08:00:00Z\"}");
            fake.addRecordings(
                    "{\"sid\":\"r-1-of-another\",\"room_sid\":\"another\",\"status\":\"completed\",\"date_created\":\"2026-10-01T08:00:00Z\"}");
            return Optional.of("r-1");
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder(listing == ParticipantListing.class ? "/participants" : "/rooms")
                    .pageParameter("PageToken", "Page")
                    .nextLink("/meta/next_page_url")
                    .build();
        }

        /** Somebody who comes back is in several lists, which are read to the end. */
        @Override
        public Set<Class<? extends Capability>> listingsWithoutPages() {
            return Set.of(ParticipantListing.class);
        }

        /** Without a status, both. */
        @Override
        public boolean consistsOfSeveralLists(SessionQuery query) {
            return query.status().isEmpty();
        }

        /** A room is read without its participants. Those who are connected, reconnecting or gone are three lists. */
        @Override
        public int requestsToGetSession() {
            return 4;
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeTwilioVideo) service).apiSecret());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeTwilioVideo fake = (FakeTwilioVideo) service;
            String sid = fake.createRoom(room);
            fake.connect(sid, "priya");
            fake.connect(sid, "tomas");
            return sid;
        }
    }
}
