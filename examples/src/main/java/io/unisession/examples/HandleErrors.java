package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.SessionClient;
import io.unisession.capability.SessionEnding;
import io.unisession.error.AuthenticationException;
import io.unisession.error.NotFoundException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows which exceptions to catch: for a session that does not exist, wrong credentials, too many calls, a timeout, and
 * a connection that was lost after the provider may have acted. The fake service fails on purpose.
 *
 * <p>Retries are switched off, so that each failure shows at once.
 */
public final class HandleErrors {
    private static final CallOptions ONCE = CallOptions.defaults().withMaxRetries(0);

    private final PrintStream out;
    private final FakeVideoSdk service;
    private final String sessionId;

    private HandleErrors(PrintStream out, FakeVideoSdk service) {
        this.out = out;
        this.service = service;
        this.sessionId = service.joinParticipant("weekly-planning", "hasm43", "Priya Raman");
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, HandleErrors::run);
    }

    static void run(PrintStream out) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = client(service, service.secretKey());
                SessionClient stranger = client(service, "not-the-secret-of-this-project")) {
            HandleErrors example = new HandleErrors(out, service);
            example.notFound(client);
            example.wrongCredentials(stranger);
            example.tooManyRequests(client);
            example.noResponse(client);
            example.lostWhileEnding(client);
        }
    }

    private static SessionClient client(FakeVideoSdk service, String secretKey) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), secretKey)
                .baseUrl(service.baseUrl().toString())
                .build();
    }

    private void notFound(SessionClient client) {
        try {
            client.getSession("no-such-session");
        } catch (NotFoundException gone) {
            print("Not found", gone, "forget the id; findSession would have returned an empty Optional");
        }
    }

    private void wrongCredentials(SessionClient stranger) {
        try {
            stranger.getSession(sessionId);
        } catch (AuthenticationException refused) {
            print("Wrong credentials", refused, "do not retry; correct the configuration");
        }
    }

    private void tooManyRequests(SessionClient client) {
        service.enqueue(FakeResponse.empty(429).withHeader("Retry-After", "7"));
        try {
            client.getSession(sessionId, ONCE);
        } catch (RateLimitedException limited) {
            String wait =
                    limited.retryAfter().map(time -> time.toSeconds() + " s").orElse("a while");
            print("Too many requests", limited, "try again in " + wait);
        }
    }

    private void noResponse(SessionClient client) {
        service.enqueue(FakeResponse.stall());
        try {
            client.getSession(sessionId, ONCE.withAttemptTimeout(Duration.ofMillis(250)));
        } catch (RequestTimeoutException late) {
            print("No response in time", late, "it only reads, so it can be retried whatever sent() says");
        }
    }

    private void lostWhileEnding(SessionClient client) {
        SessionEnding ending = client.require(SessionEnding.class);
        service.enqueue(FakeResponse.reset());
        try {
            ending.endSession(sessionId, ONCE);
        } catch (TransportException lost) {
            boolean unsure = lost.sent() == Sent.MAYBE;
            String now = client.getSession(sessionId).status().toString();
            print(
                    "Lost connection, sent() is " + lost.sent(),
                    lost,
                    (unsure ? "check before ending again" : "end again") + ": the session is " + now);
        }
    }

    private void print(String title, SessionException failure, String reaction) {
        out.println(title);
        out.println("  caught  " + failure.getClass().getSimpleName() + ", retryable: " + failure.isRetryable());
        out.println("  says    " + failure.getMessage());
        out.println("  then    " + reaction);
        out.println();
    }
}
