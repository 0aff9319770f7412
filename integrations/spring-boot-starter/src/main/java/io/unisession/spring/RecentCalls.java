package io.unisession.spring;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.TransportException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last call to each provider, for the application's health. Health makes no call of its own: it would cost
 * quota, and a provider's trouble would slow down the check of the whole application.
 */
final class RecentCalls implements CallListener {
    /** What is older says nothing about the provider. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final Clock clock;

    /** A call that has ended, with the failure that makes the provider unhealthy, if any. */
    record Call(Instant endedAt, String operation, @Nullable String failure) {}

    RecentCalls(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void callEnded(CallEvent event) {
        if (event.parentCallId().isEmpty()) {
            String failure = event.failure()
                    .filter(RecentCalls::isUnhealthy)
                    .map(thrown -> thrown.getClass().getSimpleName())
                    .orElse(null);
            calls.put(event.provider(), new Call(clock.instant(), event.operation(), failure));
        }
    }

    /** A provider that says no, for example because a session does not exist, is healthy. */
    private static boolean isUnhealthy(Throwable failure) {
        return failure instanceof TransportException
                || failure instanceof ProviderUnavailableException
                || failure instanceof AuthenticationException;
    }

    /** The last call to a provider, unless it ended more than a minute ago. */
    Optional<Call> last(String provider) {
        return Optional.ofNullable(calls.get(provider))
                .filter(call -> call.endedAt().plus(RECENT).isAfter(clock.instant()));
    }
}
