package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.janus.Janus;
import io.unisession.janus.JanusClient;
import io.unisession.livekit.LiveKit;
import io.unisession.livekit.LiveKitClient;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.janus.FakeJanus;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.testkit.zoom.FakeZoom;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.VideoSdk;
import io.unisession.zoom.Zoom;
import io.unisession.zoom.ZoomClient;
import io.unisession.zoom.ZoomVideo;
import io.unisession.zoom.ZoomVideoClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/**
 * The attendance of the session that each provider's documentation shows, in files to be read by people. With {@code
 * -Dgolden.write=true} the files are written instead; look at what changed before you commit it.
 */
class DocumentedSessionsTest {
    private static final Path FILES = Path.of("src/test/resources/golden");
    /** While the documented room is running. */
    private static final Instant LIVE = Instant.parse("2026-10-01T08:30:00Z");

    @Test
    void videoSdkV2_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = videoSdk(service, ApiVersion.V2)) {
            service.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));

            assertFiles("videosdk-v2", client.getSession("621490331a4fb00409e38ca4"));
        }
    }

    @Test
    void videoSdkV1_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = videoSdk(service, ApiVersion.V1)) {
            service.addSession(DocumentedBodies.videoSdk().body("v1-get-session-details"));

            assertFiles("videosdk-v1", client.getSession("616e79f7ba68c7768bfd18bf"));
        }
    }

    @Test
    void bandwidth_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeBandwidth service = FakeBandwidth.start();
                SessionClient client = Bandwidth.builder()
                        .credentials(service.accountId(), service.username(), service.password())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.addSession(DocumentedBodies.bandwidth().body("get-session"));

            assertFiles("bandwidth", client.getSession("75c21163-e110-41bc-bd76-1bb428ec85d5"));
        }
    }

    @Test
    void tenbyte_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = GenericSessions.builder(Descriptor.bundled("tenbyte"))
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.addSession(DocumentedBodies.tenbyte().body("get-session"));

            assertFiles("tenbyte", client.getSession("3c90c3cc-0d44-4b50-8888-8dd25736052a"));
        }
    }

    @Test
    void liveKit_documentedRoom_isReportedAsInTheFiles() throws IOException {
        try (FakeLiveKit service = FakeLiveKit.start();
                LiveKitClient client = LiveKit.builder()
                        .url(service.baseUrl().toString())
                        .credentials(service.apiKey(), service.apiSecret())
                        .build()) {
            service.addRooms(body("livekit/list-rooms"));
            service.addParticipants("team-room", body("livekit/list-participants"));

            assertFiles("livekit", Sessions.withParticipants(client, client.getSession("team-room")), LIVE);
        }
    }

    @Test
    void janus_documentedRoom_isReportedAsInTheFiles() throws IOException {
        try (FakeJanus service = FakeJanus.start();
                JanusClient client = Janus.builder()
                        .baseUrl(service.adminUrl())
                        .adminSecret(service.adminSecret())
                        .build()) {
            service.enqueue(FakeResponse.json(200, body("janus/admin-listparticipants")));

            assertFiles("janus", client.getSession("team-room"));
        }
    }

    @Test
    void zoom_documentedMeeting_isReportedAsInTheFiles() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2022-04-01T00:00:00Z"), ZoneOffset.UTC);
        try (FakeZoom service = FakeZoom.builder().clock(clock).start();
                ZoomClient client = Zoom.builder()
                        .credentials(service.accountId(), service.clientId(), service.clientSecret())
                        .userId(service.hostId())
                        .tokenUrl(service.tokenUrl())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            // The documentation shows a meeting and the participants of a later one.
            service.addEndedMeeting(body("zoom/meeting-past-detail")
                    .replace("2021-07-13T21:44:51Z", "2022-03-23T06:58:00Z")
                    .replace("2021-07-13T23:00:51Z", "2022-03-23T07:12:30Z"));
            Session meeting = client.getSession("4444AAAiAAAAAiAiAiiAii==");
            service.enqueue(
                    FakeResponse.json(200, body("zoom/meeting-past-participants.page1.composed")),
                    FakeResponse.json(200, body("zoom/meeting-past-participants.page2.composed")));

            assertFiles("zoom", Sessions.withParticipants(client, meeting));
        }
    }

    @Test
    void zoomVideo_documentedSession_isReportedAsInTheFiles() throws IOException {
        FakeClock clock = FakeClock.at("2022-01-01T00:00:00Z");
        try (FakeZoom service = FakeZoom.builder().clock(clock).start();
                ZoomVideoClient client = ZoomVideo.builder()
                        .credentials(service.apiKey(), service.apiSecret())
                        .baseUrl(service.baseUrl().toString())
                        .timing(clock.timing())
                        .build()) {
            // The documentation shows a session and the users of a later one, in two records of the same moment.
            service.addEndedSession(body("zoom/videosdk-get-session")
                    .replace("2019-08-20T19:09:01Z", "2021-12-07T05:40:00Z")
                    .replace("2019-08-20T19:19:01Z", "2021-12-07T05:50:00Z"));
            Session session = client.getSession("sfk/aOFJSJSYhGwk1hnxgw==");
            service.enqueue(FakeResponse.json(
                    200,
                    body("zoom/videosdk-list-users")
                            .replace("suQA5LvDBnH5No5OYD7mqpJuFzJqUOHK8U2", "")
                            .replace(
                                    "\"leave_time\": \"2021-12-07T05:42:28Z\"",
                                    "\"leave_time\": \"2021-12-07T05:47:28Z\"")));

            assertFiles("zoom-video", Sessions.withParticipants(client, session));
        }
    }

    private static String body(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/fixtures", name + ".json"), StandardCharsets.UTF_8);
    }

    private static SessionClient videoSdk(FakeVideoSdk service, ApiVersion version) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .apiVersion(version)
                .baseUrl(service.baseUrl().toString())
                .build();
    }

    private static void assertFiles(String provider, Session session) throws IOException {
        assertFiles(provider, session, Samples.START);
    }

    private static void assertFiles(String provider, Session session, Instant asOf) throws IOException {
        AttendanceRules rules = AttendanceRules.builder().asOf(asOf).build();
        AttendanceReport report = AttendanceReport.of(session, rules);
        assertFile(provider + "/people.csv", report.peopleTable().toCsv());
        assertFile(provider + "/connections.csv", report.connectionsTable().toCsv());
        assertFile(provider + "/report.json", report.toJson() + "\n");
        assertFile(provider + "/report.txt", report.toText());
    }

    private static void assertFile(String name, String content) throws IOException {
        Path file = FILES.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).as(name).isEqualTo(content);
    }
}
