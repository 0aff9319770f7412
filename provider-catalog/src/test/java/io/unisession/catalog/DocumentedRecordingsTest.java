package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.Secret;
import io.unisession.SessionArtifact;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.Transcript;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.daily.FakeDaily;
import io.unisession.testkit.googlemeet.FakeGoogleMeet;
import io.unisession.testkit.hundredms.FakeHundredMs;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import io.unisession.testkit.signalwire.FakeSignalWire;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Everything that the model has of the recordings and transcripts that each service documents, in files to be read by
 * people. With {@code -Dgolden.write=true} the files are written instead; look at what changed before you commit it.
 */
class DocumentedRecordingsTest {
    private static final Path FILES = Path.of("src/test/resources/golden");

    @Test
    void daily_documentedLists_areReadAsInTheFiles() throws IOException {
        try (FakeDaily service = FakeDaily.start();
                SessionClient client = Sessions.builder("daily")
                        .baseUrl(service.baseUrl().toString())
                        .setting("DAILY_API_KEY", service.apiKey())
                        .build()) {
            String finished = "1117a5d8-f6c4-4ff5-a9ec-2a324666f0da";
            String running = "411c96b4-c13b-4f35-b639-4fda02863743";
            service.addMeeting("{\"id\":\"" + finished + "\",\"room\":\"lesson\",\"ongoing\":false}");
            service.addMeeting("{\"id\":\"" + running + "\",\"room\":\"lesson\",\"ongoing\":true}");
            service.addRecordings(body("daily", "list-recordings"));
            service.addTranscripts(body("daily", "list-transcripts"));

            assertFile("daily/recording-finished.txt", recordings(client, finished));
            assertFile("daily/recording-in-progress.txt", recordings(client, running));
            assertFile("daily/transcript-finished.txt", transcripts(client, "257764e6-c74e-4c30-944a-a887a03173a3"));
            assertFile("daily/transcript-in-progress.txt", transcripts(client, "211f64e6-c74e-4c30-944a-a887a03173a3"));
        }
    }

    @Test
    void hundredMs_documentedAssets_areReadAsInTheFiles() throws IOException {
        try (FakeHundredMs service = FakeHundredMs.start();
                SessionClient client = Sessions.builder("100ms")
                        .baseUrl(service.baseUrl().toString())
                        .setting("LIVE100MS_ACCESS_KEY", service.accessKey())
                        .setting("LIVE100MS_APP_SECRET", service.appSecret())
                        .build()) {
            String list = body("100ms", "list-recording-assets");
            respond(service, "/recording-assets", list);
            assertFile("100ms/recording-assets.txt", recordings(client, "<session-id>"));

            // The files of a recording in a response about it, which does not repeat the session.
            String files = body("100ms", "get-recording");
            String assets = "{\"data\":" + files.substring(files.indexOf('[', files.indexOf("recording_assets")));
            respond(service, "/recording-assets", assets);
            assertFile("100ms/files-recordings.txt", recordings(client, "642531c8becbb0bb81952e36"));
            respond(service, "/recording-assets", assets);
            assertFile("100ms/files-transcripts.txt", transcripts(client, "642531c8becbb0bb81952e36"));
        }
    }

    @Test
    void realtimeKit_documentedList_isReadAsInTheFile() throws IOException {
        String sessionId = "05e57591-d89e-45c9-ae44-08dc1eaad0e0";
        try (FakeRealtimeKit service = FakeRealtimeKit.start();
                SessionClient client = Sessions.builder("realtimekit")
                        .baseUrl(service.baseUrl().toString())
                        .setting("REALTIMEKIT_ACCOUNT_ID", service.accountId())
                        .setting("REALTIMEKIT_APP_ID", service.appId())
                        .setting("REALTIMEKIT_API_TOKEN", service.apiToken())
                        .build()) {
            service.addSession("{\"id\":\"" + sessionId + "\",\"associated_id\":\"meeting-1\",\"status\":\"ENDED\"}");
            service.addRecordings(body("realtimekit", "list-recordings.composed"));

            assertFile("realtimekit/recordings.txt", recordings(client, sessionId));
        }
    }

    @Test
    void signalWire_documentedList_isReadAsInTheFile() throws IOException {
        try (FakeSignalWire service = FakeSignalWire.start();
                SessionClient client = Sessions.builder("signalwire")
                        .baseUrl(service.baseUrl().toString())
                        .setting("SIGNALWIRE_PROJECT_ID", service.projectId())
                        .setting("SIGNALWIRE_API_TOKEN", service.apiToken())
                        .build()) {
            // The documented links are of a list of rooms.
            String list = body("signalwire", "list-recordings");
            respond(service, "/recordings", "{" + list.substring(list.indexOf("\"data\"")));

            assertFile("signalwire/recordings.txt", recordings(client, "a1b2c3d4-5e6f-7890-abcd-ef1234567890"));
        }
    }

    @Test
    void twilioVideo_documentedLists_areReadAsInTheFiles() throws IOException {
        String room = "RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        try (FakeTwilioVideo service = FakeTwilioVideo.start();
                SessionClient client = Sessions.builder("twilio-video")
                        .baseUrl(service.baseUrl().toString())
                        .setting("TWILIO_ACCOUNT_SID", service.accountSid())
                        .setting("TWILIO_API_KEY", service.apiKey())
                        .setting("TWILIO_API_SECRET", service.apiSecret())
                        .build()) {
            for (String list : List.of("list-room-recordings", "list-recordings")) {
                respond(service, "/Recordings", body("twilio-video", list));
                assertFile("twilio-video/" + list + ".txt", recordings(client, room));
            }
        }
    }

    @Test
    void googleMeet_documentedLists_areReadAsInTheFiles() throws IOException {
        String ended = "9c5ae2b1-7e1f-4d0a-9a0b-5f1f1d2f6a11";
        try (FakeGoogleMeet service = FakeGoogleMeet.start();
                SessionClient client = Sessions.builder("google-meet")
                        .baseUrl(service.baseUrl().toString())
                        .setting("GOOGLE_MEET_TOKEN_URL", service.tokenUrl())
                        .setting("GOOGLE_MEET_SERVICE_ACCOUNT", service.serviceAccount())
                        .setting("GOOGLE_MEET_PRIVATE_KEY", service.privateKey())
                        .setting("GOOGLE_MEET_USER", service.user())
                        .build()) {
            respond(service, "/recordings", body("google-meet", "list-recordings"));
            assertFile("google-meet/recordings.txt", recordings(client, ended));
            respond(service, "/recordings", body("google-meet", "list-recordings.started"));
            assertFile(
                    "google-meet/recordings-started.txt", recordings(client, "1b0cf1e4-3a52-4c57-8c0e-2f6f6f0e7d22"));
            respond(service, "/transcripts", body("google-meet", "list-transcripts"));
            assertFile("google-meet/transcripts.txt", transcripts(client, ended));
        }
    }

    private static String body(String service, String name) {
        return Documented.of(service).body(name);
    }

    private static void respond(FakeService service, String end, String body) {
        service.enqueue(request -> request.path().endsWith(end), FakeResponse.json(200, body));
    }

    private static String recordings(SessionClient client, String sessionId) {
        return client.require(RecordingListing.class).listRecordings(sessionId).stream()
                .map(recording -> common("recording", recording)
                        + line("kind", Optional.of(recording.kind() + word(recording.providerKind())))
                        + line("participant", recording.participantId())
                        + files("file", recording.files()))
                .collect(Collectors.joining("\n"));
    }

    private static String transcripts(SessionClient client, String sessionId) {
        return client.require(TranscriptListing.class).listTranscripts(sessionId).stream()
                .map((Transcript transcript) -> common("transcript", transcript)
                        + line("of recording", transcript.recordingId())
                        + files("file", transcript.files())
                        + files("summary", transcript.summaryFiles()))
                .collect(Collectors.joining("\n"));
    }

    private static String common(String type, SessionArtifact artifact) {
        return type + " " + artifact.id() + "\n"
                + line("session", artifact.sessionId())
                + line("room", artifact.roomId())
                + line("status", Optional.of(artifact.status() + word(artifact.providerStatus())))
                + line("started", artifact.startedAt())
                + line("ended", artifact.endedAt())
                + line("duration", artifact.duration())
                + line("unreadable", Optional.of(artifact.unreadableFields()).filter(fields -> !fields.isEmpty()));
    }

    private static String files(String type, List<ArtifactFile> files) {
        return files.stream()
                .map(file -> "  " + type + "\n"
                        + line("  id", file.id())
                        + line("  format", file.format())
                        + line("  size", file.sizeBytes().stream().boxed().findFirst())
                        + line("  duration", file.duration())
                        + line("  path", file.path())
                        + line("  address", file.address().map(Secret::reveal))
                        + line("  address expires", file.addressExpiresAt()))
                .collect(Collectors.joining());
    }

    private static String line(String name, Optional<?> value) {
        return value.map(there -> "  " + name + ": " + there + "\n").orElse("");
    }

    private static String word(Optional<String> providersWord) {
        return providersWord.map(word -> " (" + word + ")").orElse("");
    }

    private static void assertFile(String name, String content) throws IOException {
        Path file = FILES.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(content).as(name).isNotEmpty();
        assertThat(Files.readString(file)).as(name).isEqualTo(content);
    }
}
