package io.unisession.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.WaitOptions;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.TransportException;
import io.unisession.error.WaitTimeoutException;
import io.unisession.spi.http.TransportSettings;
import io.unisession.support.FakeBackend;
import io.unisession.support.VirtualTiming;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Waiting for the end of a session, in virtual time. */
class AwaitEndTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final VirtualTiming timing = new VirtualTiming();
    private final Deque<Supplier<Session>> looks = new ArrayDeque<>();
    private final FakeBackend backend = new FakeBackend("acme", id -> {
        Supplier<Session> look = looks.size() > 1 ? looks.remove() : looks.element();
        return look.get();
    });
    private final SessionClient client = new ProviderClient(
            backend,
            ProviderSettings.builder("acme")
                    .transport(TransportSettings.builder().timing(timing).build())
                    .build());

    private void then(SessionStatus status) {
        looks.add(() -> Session.builder("acme").id("s-1").status(status).build());
    }

    private void then(ApiException failure) {
        looks.add(() -> {
            throw failure;
        });
    }

    private static FailureDetails details(boolean retryable) {
        return FailureDetails.builder("acme", "getSession").retryable(retryable).build();
    }

    @Test
    void awaitEnd_sessionThatEnds_isReturnedAfterItsEnd() {
        then(SessionStatus.PENDING);
        then(SessionStatus.ACTIVE);
        then(SessionStatus.ENDED);

        assertThat(client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1))))
                .get()
                .extracting(Session::status)
                .isEqualTo(SessionStatus.ENDED);
        assertThat(timing.waits()).containsExactly(INTERVAL, INTERVAL);
    }

    @Test
    void awaitEnd_sessionThatHasEnded_doesNotWait() {
        then(SessionStatus.ENDED);

        assertThat(client.awaitEnd("s-1", WaitOptions.atMost(INTERVAL))).isPresent();
        assertThat(timing.waits()).isEmpty();
    }

    @Test
    void awaitEnd_providerThatForgetsEndedSessions_isEmpty() {
        then(SessionStatus.ACTIVE);
        then(new NotFoundException("gone", details(false)));

        assertThat(client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1))))
                .isEmpty();
    }

    @Test
    void awaitEnd_unknownSession_isNotFoundAtOnce() {
        then(new NotFoundException("no such session", details(false)));

        assertThatThrownBy(() -> client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1))))
                .isInstanceOf(NotFoundException.class);
        assertThat(timing.waits()).isEmpty();
    }

    @Test
    void awaitEnd_sessionRunsPastTheLimit_timesOut() {
        then(SessionStatus.ACTIVE);

        WaitTimeoutException failure = catchThrowableOfType(
                WaitTimeoutException.class, () -> client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofSeconds(25))));

        assertThat(failure)
                .hasMessage(
                        "acme awaitEnd failed: the session did not end within PT25S; its last known status is ACTIVE");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(timing.waits()).containsExactly(INTERVAL, INTERVAL, Duration.ofSeconds(5));
    }

    @Test
    void awaitEnd_timeLeft_limitsEachRequest() {
        then(SessionStatus.ACTIVE);

        assertThatThrownBy(() -> client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofSeconds(95))))
                .isInstanceOf(WaitTimeoutException.class);

        List<Duration> limits = backend.options().stream()
                .map(options -> options.totalTimeout().orElseThrow())
                .toList();
        assertThat(limits.get(0)).isEqualTo(Duration.ofSeconds(90));
        assertThat(limits.get(1)).isEqualTo(Duration.ofSeconds(85));
        assertThat(limits.get(limits.size() - 1)).isEqualTo(INTERVAL);
    }

    @Test
    void awaitEnd_temporaryFailure_keepsWaiting() {
        then(SessionStatus.ACTIVE);
        then(new ProviderUnavailableException("down", details(true)));
        then(SessionStatus.ENDED);

        assertThat(client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1))))
                .isPresent();
    }

    @Test
    void awaitEnd_failureUntilTheLimit_isTheCause() {
        then(new ProviderUnavailableException("down", details(true)));

        assertThatThrownBy(() -> client.awaitEnd("s-1", WaitOptions.atMost(INTERVAL)))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageEndingWith(", so it is unknown whether it has ended")
                .hasCauseInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void awaitEnd_rateLimit_waitsAsLongAsRequested() {
        FailureDetails minute = FailureDetails.builder("acme", "getSession")
                .retryable(true)
                .retryAfter(Duration.ofMinutes(1))
                .build();
        then(new RateLimitedException("slow down", minute));
        then(SessionStatus.ENDED);

        client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1)));

        assertThat(timing.waits()).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void awaitEnd_permanentError_isThrown() {
        then(SessionStatus.ACTIVE);
        then(new AuthenticationException("expired", details(false)));

        assertThatThrownBy(() -> client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1))))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void awaitEnd_interrupted_endsAndKeepsTheFlag() {
        then(SessionStatus.ACTIVE);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.awaitEnd("s-1", WaitOptions.atMost(Duration.ofHours(1))))
                .isInstanceOf(TransportException.class)
                .hasMessage("acme awaitEnd failed: the calling thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void withInterval_ofLessThanASecond_isRejected() {
        WaitOptions options = WaitOptions.atMost(INTERVAL);

        assertThatThrownBy(() -> options.withInterval(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval must be at least PT1S, but is PT0.999S");
        assertThatThrownBy(() -> WaitOptions.atMost(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullArguments_areNamed() {
        CallOptions options = CallOptions.defaults();

        assertThatThrownBy(() -> client.getSession(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sessionId");
        assertThatThrownBy(() -> client.getSession(null, options)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> client.getSession("s-1", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("options");
    }
}
