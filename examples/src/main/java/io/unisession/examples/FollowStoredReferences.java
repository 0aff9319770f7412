package io.unisession.examples;

import io.unisession.SessionClient;
import io.unisession.SessionReference;
import io.unisession.SessionRouter;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows one application with several providers: it stores references to sessions, and later gets the sessions by them.
 */
public final class FollowStoredReferences {
    private FollowStoredReferences() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, FollowStoredReferences::run);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk videoSdk = FakeVideoSdk.start();
                FakeBandwidth bandwidth = FakeBandwidth.start();
                SessionRouter router = SessionRouter.of(client(videoSdk), client(bandwidth))) {
            String meeting = videoSdk.joinParticipant(videoSdk.createRoom("weekly-planning"), "hasm43", "Priya Raman");
            String call = bandwidth.createSession("support-call-4711");

            // An application would store these in its database.
            List<String> stored = List.of(
                    SessionReference.to(router.client("videosdk").getSession(meeting))
                            .toString(),
                    SessionReference.of("bandwidth", call).toString(),
                    "bandwidth:no-such-session");

            for (String reference : stored) {
                out.println(reference + " is "
                        + router.findSession(SessionReference.parse(reference))
                                .map(session -> session.label().orElse("untitled") + ", " + session.status())
                                .orElse("gone"));
            }
        }
    }

    private static SessionClient client(FakeVideoSdk service) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .baseUrl(service.baseUrl().toString())
                .build();
    }

    private static SessionClient client(FakeBandwidth service) {
        return Bandwidth.builder()
                .credentials(service.accountId(), service.username(), service.password())
                .baseUrl(service.baseUrl().toString())
                .build();
    }
}
