package io.unisession.internal.client;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.Timing;
import io.unisession.WaitOptions;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.WaitTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits until a session has ended, by getting it repeatedly. */
public final class EndOfSession {
    private static final String OPERATION = "awaitEnd";

    private final SessionClient client;
    private final Duration totalTimeout;
    private final Timing timing;

    /**
     * Creates a wait for a client.
     *
     * @param totalTimeout the client's limit for a call
     */
    public EndOfSession(SessionClient client, Duration totalTimeout, Timing timing) {
        this.client = client;
        this.totalTimeout = totalTimeout;
        this.timing = timing;
    }

    /** Returns the ended session; empty if the provider no longer has it. */
    public Optional<Session> await(String sessionId, WaitOptions options) {
        long start = timing.nanoTime();
        SessionStatus lastStatus = null;
        while (true) {
            Duration left = left(start, options);
            Duration pause = options.interval();
            SessionException problem = null;
            try {
                Session session = client.getSession(sessionId, callWithin(max(left, options.interval())));
                if (session.status() == SessionStatus.ENDED) {
                    return Optional.of(session);
                }
                lastStatus = session.status();
            } catch (NotFoundException gone) {
                if (lastStatus == null) {
                    throw gone;
                }
                return Optional.empty();
            } catch (SessionException failure) {
                // A provider that is briefly down must not end a wait of hours.
                if (!failure.isRetryable()) {
                    throw failure;
                }
                problem = failure;
                pause = max(pause, askedToWait(failure));
            }
            left = left(start, options);
            if (left.isZero()) {
                throw notEnded(options, lastStatus, problem);
            }
            sleep(left.compareTo(pause) < 0 ? left : pause);
        }
    }

    private CallOptions callWithin(Duration limit) {
        return CallOptions.defaults().withTotalTimeout(limit.compareTo(totalTimeout) < 0 ? limit : totalTimeout);
    }

    private Duration left(long start, WaitOptions options) {
        // A clock that goes back would make the limit longer, perhaps too long for a duration.
        long waited = Math.max(0, timing.nanoTime() - start);
        return max(options.limit().minusNanos(waited), Duration.ZERO);
    }

    private static Duration askedToWait(SessionException failure) {
        return failure instanceof RateLimitedException limited
                ? limited.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void sleep(Duration pause) {
        try {
            timing.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    client.provider() + " " + OPERATION + " failed: the calling thread was interrupted",
                    FailureDetails.builder(client.provider(), OPERATION)
                            .cause(interrupted)
                            .build(),
                    TransportException.Sent.MAYBE);
        }
    }

    private WaitTimeoutException notEnded(
            WaitOptions options, @Nullable SessionStatus lastStatus, @Nullable SessionException problem) {
        String fault = lastStatus == null
                ? "the session could not be read within " + options.limit() + ", so it is unknown whether it has ended"
                : "the session did not end within " + options.limit() + "; its last known status is " + lastStatus;
        return new WaitTimeoutException(
                client.provider() + " " + OPERATION + " failed: " + fault,
                FailureDetails.builder(client.provider(), OPERATION)
                        .retryable(true)
                        .cause(problem)
                        .build());
    }
}
