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
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.contract.SessionProviderContract;
import io.unisession.testkit.daily.FakeDaily;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class DailyContractTest extends SessionProviderContract {
    @Override
    public ProviderUnderTest provider() {
        return new DailyUnderTest();
    }

    private static final class DailyUnderTest implements ProviderUnderTest {
        private static final Documented DOCUMENTED = Documented.of("daily");
        private static final String ID = "d61cd7b2-a273-42b4-89bd-be763fd562c1";

        @Override
        public FakeService startService() {
            FakeDaily fake = FakeDaily.start();
            fake.addMeeting(body());
            fake.addParticipants(ID, DOCUMENTED.body("get-meeting-participants"));
            return fake;
        }

        @Override
        public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
            return Sessions.builder("daily")
                    .baseUrl(service.baseUrl().toString())
                    .setting("DAILY_API_KEY", ((FakeDaily) service).apiKey());
        }

        @Override
        public String body() {
            return DOCUMENTED.body("get-meeting");
        }

        @Override
        public Session expected() {
            return Session.builder("daily")
                    .id(ID)
                    .roomId("room-name")
                    .status(SessionStatus.ENDED)
                    .providerStatus("false")
                    .startedAt(Instant.parse("2023-01-01T20:53:19Z"))
                    .endedAt(Instant.parse("2023-01-01T21:27:34Z"))
                    .participants(List.of(
                            participant(ID, "4q47OTmqa/w=", "Ada", "2023-01-03T23:00:13Z", "2023-01-03T23:02:43Z"),
                            participant(
                                    "b3d56359-14d7-46af-ac8b-18f8c991f5f6",
                                    "pbZ+ismP7dk=",
                                    "Bo",
                                    "2023-01-03T22:59:57Z",
                                    "2023-01-03T23:02:42Z")))
                    .build();
        }

        private static Participant participant(String id, String userId, String name, String joined, String left) {
            return Participant.builder(id)
                    .userId(userId)
                    .name(name)
                    .intervals(List.of(Interval.of(Instant.parse(joined), Instant.parse(left))))
                    .build();
        }

        @Override
        public String idPointer() {
            return "/id";
        }

        @Override
        public Optional<String> statusPointer() {
            return Optional.of("/ongoing");
        }

        @Override
        public String errorBody(String message) {
            return "{\"error\":\"server-error\",\"info\":\"" + message + "\"}";
        }

        @Override
        public Set<Class<? extends Capability>> capabilities() {
            return Set.of(
                    SessionListing.class,
                    ParticipantListing.class,
                    ParticipantRemoval.class,
                    JoinTokens.class,
                    RecordingListing.class,
                    RecordingDownload.class,
                    TranscriptListing.class);
        }

        @Override
        public Optional<String> addRecording(FakeService service, String sessionId) {
            FakeDaily fake = (FakeDaily) service;
            fake.addRecordings("{\"id\":\"r-1\",\"mtgSessionId\":\"" + sessionId + "\",\"status\":\"finished\"}");
            fake.addRecordings("{\"id\":\"r-1-of-another\",\"mtgSessionId\":\"another\",\"status\":\"finished\"}");
            return Optional.of("r-1");
        }

        @Override
        public Optional<String> addTranscript(FakeService service, String sessionId) {
            FakeDaily fake = (FakeDaily) service;
            fake.addTranscripts(
                    "{\"transcriptId\":\"t-1\",\"mtgSessionId\":\"" + sessionId + "\",\"status\":\"t_finished\"}");
            fake.addTranscripts(
                    "{\"transcriptId\":\"t-1-of-another\",\"mtgSessionId\":\"another\",\"status\":\"t_finished\"}");
            return Optional.of("t-1");
        }

        @Override
        public ListShape listShape(Class<? extends Capability> listing) {
            return listing == ParticipantListing.class
                    ? ListShape.builder("/data").pageParameter("joined_after").build()
                    : ListShape.builder("/data")
                            .pageParameter("starting_after")
                            .total("/total_count")
                            .build();
        }

        /** A meeting is read without its people. They are listed, page by page. */
        @Override
        public int requestsToGetSession() {
            return 2;
        }

        @Override
        public List<String> secrets(FakeService service) {
            return List.of(((FakeDaily) service).apiKey());
        }

        /** A meeting lists those who have left like those who are in it. */
        @Override
        public Optional<List<String>> presentIn(FakeService service, String sessionId) {
            return Optional.of(((FakeDaily) service).presentIn(sessionId));
        }

        @Override
        public String beginSession(FakeService service) {
            return beginSessionIn(service, "weekly-planning");
        }

        @Override
        public String beginSessionIn(FakeService service, String room) {
            FakeDaily fake = (FakeDaily) service;
            fake.endMeeting(room);
            fake.joinParticipant(room, "priya", "Priya Raman");
            return fake.joinParticipant(room, "tomas", "Tomas Novak");
        }
    }
}
