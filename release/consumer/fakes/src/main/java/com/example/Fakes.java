package com.example;

import io.unisession.testkit.FakeService;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.daily.FakeDaily;
import io.unisession.testkit.googlemeet.FakeGoogleMeet;
import io.unisession.testkit.hundredms.FakeHundredMs;
import io.unisession.testkit.janus.FakeJanus;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import io.unisession.testkit.signalwire.FakeSignalWire;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.testkit.zoom.FakeZoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a fake of every service, each with a session, writes down how to call them, and runs until its input ends. */
public final class Fakes {
    private final Path directory;

    private Fakes(Path directory) {
        this.directory = directory;
    }

    /**
     * Starts the fakes.
     *
     * @param args the directory for one file for each provider: its artifact, the id of the session, and its settings
     * @throws IOException if a file cannot be written
     */
    public static void main(String... args) throws IOException {
        new Fakes(Files.createDirectories(Path.of(args[0]))).start();
        System.out.println("started");
        while (System.in.read() >= 0) {
            // until whoever started this is done
        }
        // The fakes' own threads would run on.
        System.exit(0);
    }

    private void start() throws IOException {
        FakeVideoSdk videoSdk = FakeVideoSdk.start();
        write(
                "videosdk",
                "unisession-videosdk",
                videoSdk.joinParticipant(videoSdk.createRoom("weekly-planning"), "priya", "Priya Raman"),
                Map.of("VIDEOSDK_API_KEY", videoSdk.apiKey(), "VIDEOSDK_SECRET_KEY", videoSdk.secretKey()),
                Map.of("VIDEOSDK_BASE_URL", url(videoSdk)));

        FakeBandwidth bandwidth = FakeBandwidth.start();
        write(
                "bandwidth",
                "unisession-bandwidth",
                bandwidth.createSession("weekly-planning"),
                Map.of(
                        "BW_ACCOUNT_ID", bandwidth.accountId(),
                        "BW_USERNAME", bandwidth.username(),
                        "BW_PASSWORD", bandwidth.password()),
                Map.of("BANDWIDTH_BASE_URL", url(bandwidth)));

        FakeLiveKit liveKit = FakeLiveKit.start();
        write(
                "livekit",
                "unisession-livekit",
                liveKit.joinParticipant("weekly-planning", "priya", "Priya Raman"),
                Map.of("LIVEKIT_API_KEY", liveKit.apiKey(), "LIVEKIT_API_SECRET", liveKit.apiSecret()),
                Map.of("LIVEKIT_URL", url(liveKit)));

        FakeJanus janus = FakeJanus.start();
        janus.joinParticipant("1234", "42", "Priya Raman");
        write(
                "janus",
                "unisession-janus",
                "1234",
                Map.of("JANUS_ADMIN_SECRET", janus.adminSecret()),
                Map.of("JANUS_BASE_URL", janus.adminUrl()));

        FakeZoom zoom = FakeZoom.start();
        String meeting = zoom.startMeeting(86400000001L, "Weekly planning");
        zoom.endMeeting(meeting);
        write(
                "zoom",
                "unisession-zoom",
                meeting,
                Map.of(
                        "ZOOM_ACCOUNT_ID", zoom.accountId(),
                        "ZOOM_CLIENT_ID", zoom.clientId(),
                        "ZOOM_CLIENT_SECRET", zoom.clientSecret()),
                Map.of("ZOOM_BASE_URL", url(zoom), "ZOOM_TOKEN_URL", zoom.tokenUrl()));
        write(
                "zoom-video",
                "unisession-zoom",
                zoom.startSession("weekly-planning"),
                Map.of("ZOOM_VIDEO_API_KEY", zoom.apiKey(), "ZOOM_VIDEO_API_SECRET", zoom.apiSecret()),
                Map.of("ZOOM_VIDEO_BASE_URL", url(zoom)));

        FakeTenbyte tenbyte = FakeTenbyte.start();
        write(
                "tenbyte",
                "unisession-generic",
                tenbyte.scheduleSession("room-1", "Quarterly results"),
                Map.of(),
                Map.of("TENBYTE_BASE_URL", url(tenbyte)));

        startCatalog();
    }

    private void startCatalog() throws IOException {
        FakeHundredMs hundredMs = FakeHundredMs.start();
        write(
                "100ms",
                "unisession-catalog",
                hundredMs.joinPeer("weekly-planning", "priya", "Priya Raman", "host"),
                Map.of("LIVE100MS_ACCESS_KEY", hundredMs.accessKey(), "LIVE100MS_APP_SECRET", hundredMs.appSecret()),
                Map.of("LIVE100MS_BASE_URL", url(hundredMs)));

        FakeDaily daily = FakeDaily.start();
        write(
                "daily",
                "unisession-catalog",
                daily.joinParticipant("weekly-planning", "priya", "Priya Raman"),
                Map.of("DAILY_API_KEY", daily.apiKey()),
                Map.of("DAILY_BASE_URL", url(daily)));

        FakeGoogleMeet meet = FakeGoogleMeet.start();
        write(
                "google-meet",
                "unisession-catalog",
                meet.startConference(meet.createSpace()),
                Map.of(
                        "GOOGLE_MEET_SERVICE_ACCOUNT", meet.serviceAccount(),
                        "GOOGLE_MEET_PRIVATE_KEY", meet.privateKey(),
                        "GOOGLE_MEET_USER", meet.user()),
                Map.of("GOOGLE_MEET_BASE_URL", url(meet), "GOOGLE_MEET_TOKEN_URL", meet.tokenUrl()));

        FakeRealtimeKit realtimeKit = FakeRealtimeKit.start();
        write(
                "realtimekit",
                "unisession-catalog",
                realtimeKit.joinParticipant("weekly-planning", "priya", "Priya Raman", "host"),
                Map.of(
                        "REALTIMEKIT_ACCOUNT_ID", realtimeKit.accountId(),
                        "REALTIMEKIT_APP_ID", realtimeKit.appId(),
                        "REALTIMEKIT_API_TOKEN", realtimeKit.apiToken()),
                Map.of("REALTIMEKIT_BASE_URL", url(realtimeKit)));

        FakeSignalWire signalWire = FakeSignalWire.start();
        write(
                "signalwire",
                "unisession-catalog",
                signalWire.startSession("weekly-planning"),
                Map.of(
                        "SIGNALWIRE_PROJECT_ID", signalWire.projectId(),
                        "SIGNALWIRE_API_TOKEN", signalWire.apiToken()),
                Map.of("SIGNALWIRE_BASE_URL", url(signalWire)));

        FakeTwilioVideo twilio = FakeTwilioVideo.start();
        write(
                "twilio-video",
                "unisession-catalog",
                twilio.createRoom("weekly-planning"),
                Map.of(
                        "TWILIO_ACCOUNT_SID", twilio.accountSid(),
                        "TWILIO_API_KEY", twilio.apiKey(),
                        "TWILIO_API_SECRET", twilio.apiSecret()),
                Map.of("TWILIO_BASE_URL", url(twilio)));
    }

    private static String url(FakeService fake) {
        return fake.baseUrl().toString();
    }

    private void write(
            String provider,
            String artifact,
            String sessionId,
            Map<String, String> credentials,
            Map<String, String> addresses)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(artifact, sessionId));
        credentials.forEach((name, value) -> lines.add("-D" + name + "=" + value.replace("\n", "\\n")));
        addresses.forEach((name, value) -> lines.add("-D" + name + "=" + value));
        Files.write(directory.resolve(provider), lines);
    }
}
