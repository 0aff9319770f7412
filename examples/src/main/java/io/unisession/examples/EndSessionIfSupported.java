package io.unisession.examples;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.capability.SessionEnding;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Shows how an application uses what only some providers can do: {@code find} if it can do without, {@code require} if
 * it cannot. Neither sends a request. The third provider's descriptor has only one operation, getting a session, so it
 * cannot end one.
 */
public final class EndSessionIfSupported {
    private static final String READ_ONLY = """
            {
              "id": "read-only",
              "baseUrl": "https://sessions.example",
              "operations": { "getSession": { "request": "GET /sessions/{sessionId}", "result": "/data" } },
              "models": { "session": { "id": "/id", "status": "/status", "statusValues": { "live": "ACTIVE" } } }
            }
            """;

    private EndSessionIfSupported() {}

    /** The application's code: ends a session if possible, and returns what happened. */
    static String end(SessionClient client, Session session) {
        Optional<SessionEnding> ending = client.find(SessionEnding.class);
        if (ending.isEmpty()) {
            return "this provider cannot end it";
        }
        ending.get().endSession(session.id());
        return client.findSession(session.id())
                .map(after -> "ended, now " + after.status())
                .orElse("ended, now not found");
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, EndSessionIfSupported::run);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk videoSdk = FakeVideoSdk.start();
                FakeBandwidth bandwidth = FakeBandwidth.start();
                FakeTenbyte tenbyte = FakeTenbyte.start()) {
            String meeting = videoSdk.joinParticipant("weekly-planning", "hasm43", "Priya Raman");
            String call = bandwidth.createSession("support-call-4711");
            String webinar = tenbyte.scheduleSession("spring-room", "What is new in spring");
            tenbyte.goLive(webinar);

            try (SessionClient client = VideoSdk.builder()
                    .credentials(videoSdk.apiKey(), videoSdk.secretKey())
                    .baseUrl(videoSdk.baseUrl().toString())
                    .build()) {
                print(out, client, meeting);
            }
            try (SessionClient client = Bandwidth.builder()
                    .credentials(bandwidth.accountId(), bandwidth.username(), bandwidth.password())
                    .baseUrl(bandwidth.baseUrl().toString())
                    .build()) {
                print(out, client, call);
            }
            try (SessionClient client = GenericSessions.builder(Descriptor.parse("read-only.json", READ_ONLY))
                    .baseUrl(tenbyte.baseUrl().toString())
                    .build()) {
                print(out, client, webinar);
                client.require(SessionEnding.class);
            } catch (UnsupportedCapabilityException unsupported) {
                out.println("require says: " + unsupported.getMessage());
            }
        }
    }

    private static void print(PrintStream out, SessionClient client, String sessionId) {
        Session session = client.getSession(sessionId);
        out.println(client.provider() + ": the session is " + session.status() + "; " + end(client, session));
    }
}
