package io.unisession.catalog;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.Capability;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.googlemeet.FakeGoogleMeet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class GoogleMeetContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new GoogleMeet();
    }

    private static final class GoogleMeet implements ProviderUnderTest {
        private static final Documented DOCUMENTED = Documented.of("google-meet");
        private static final String ID = "9c5ae2b1-7e1f-4d0a-9a0b-5f1f1d2f6a11";

        /** It stands still: every client has the same token, and the documented record is not forgotten. */
        private final FakeClock clock = FakeClock.at("2026-05-04T08:00:00Z");

        @Override
        public FakeService startService() {
            FakeGoogleMeet fake = FakeGoogleMeet.builder().clock(clock).start();
            fake.addConferenceRecords(body());
            fake.addParticipants(DOCUMENTED.body("get-participant"));
            fake.addParticipantSessions(DOCUMENTED.body("list-participant-sessions"));
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            FakeGoogleMeet fake = (FakeGoogleMeet) service;
            return Sessions.builder("google-meet")
                    .baseUrl(fake.baseUrl().toString())
                    .setting("GOOGLE_MEET_TOKEN_URL", fake.tokenUrl())
                    .setting("GOOGLE_MEET_SERVICE_ACCOUNT", fake.serviceAccount())
                    .setting("GOOGLE_MEET_PRIVATE_KEY", fake.privateKey())
                    .setting("GOOGLE_MEET_USER", fake.user())
                    .timing(clock.timing());
        }

        @Override
        public String body() {
            return DOCUMENTED.body("get-conference-record");
        }

        @Override
        public Session expected() {
            return Session.builder("google-meet")
                    .id(ID)
                    .roomId("jQCFfuBOdN5z")
                    .status(SessionStatus.ENDED)
                    .startedAt(Instant.parse("2026-05-02T09:00:00.123456Z"))
                    .endedAt(Instant.parse("2026-05-02T09:30:00.654321Z"))
                    .participants(List.of(Participant.builder("1111111111111111111")
                            .userId("100000000000000000001")
                            .name("Ada Example")
                            .intervals(List.of(
                                    stay("bb22", "09:20:00.100", "09:29:00.200"),
                                    stay("aa11", "09:00:01.100", "09:12:30.700")))
                            .build()))
                    .build();
        }

        private static Interval stay(String id, String joined, String left) {
            return Interval.builder()
                    .connectionId(id)
                    .joinedAt(Instant.parse("2026-05-02T" + joined + "Z"))
                    .leftAt(Instant.parse("2026-05-02T" + left + "Z"))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/name";
        }

        /** A record has no status, only an end. */
        @Override
        public Optional<String> statusPointer() {
            return Optional.empty();
        }

        @Override
        public String errorBody(String message) {
            return "{\"error\": {\"code\": 400, \"message\": \"" + message + "\", \"status\": \"INVALID_ARGUMENT\"}}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    SessionEnding.class,
                    ParticipantListing.class,
                    RecordingListing.class,
                    TranscriptListing.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeGoogleMeet fake = (FakeGoogleMeet) service;
            fake.addRecordings(
                    "{\"name\":\"conferenceRecords/" + sessionId + "/recordings/r-1\",\"state\":\"FILE_GENERATED\"}");
            fake.addRecordings(
                    "{\"name\":\"conferenceRecords/another/recordings/r-1-of-another\",\"state\":\"FILE_GENERATED\"}");
            return Optional.of("r-1");
        }

        @Override
        public Optional<String> addTranscript(FakeService service, String sessionId) {
            FakeGoogleMeet fake = (FakeGoogleMeet) service;
            fake.addTranscripts(
                    "{\"name\":\"conferenceRecords/" + sessionId + "/transcripts/t-1\",\"state\":\"FILE_GENERATED\"}");
            fake.addTranscripts(
                    "{\"name\":\"conferenceRecords/another/transcripts/t-1-of-another\",\"state\":\"FILE_GENERATED\"}");
            return Optional.of("t-1");
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return ListShape.builder(listing == ParticipantListing.class ? "/participants" : "/conferenceRecords")
                    .pageParameter("pageToken")
                    .nextCursor("/nextPageToken")
                    .build();
        }

        /** The record, its participants, and the stays of the only one. */
        @Override
        public int requestsToGetSession() {
            return 3;
        }

        @Override
        public boolean readsAnItem(ReceivedRequest request) {
            return request.path().endsWith("/participantSessions");
        }

        /** Google does not say how a filter writes a quote. */
        @Override
        public boolean rejectsRoom(String roomId) {
            return roomId.contains("\"") || roomId.contains("\\");
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of("made-up-google-token-" + clock.instant().toEpochMilli());
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, ((FakeGoogleMeet) service).createSpace());
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeGoogleMeet fake = (FakeGoogleMeet) service;
            String id = fake.startConference(room);
            fake.join(id, "100000000000000000002", "Priya Raman");
            fake.joinAnonymously(id, "Tomas Novak");
            return id;
        }
    }
}
