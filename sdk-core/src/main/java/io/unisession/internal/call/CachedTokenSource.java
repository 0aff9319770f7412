package io.unisession.internal.call;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.RequestTimeoutException;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token, and lets only one thread at a time create the next one. Uses a lock rather than {@code
 * synchronized}, which would pin virtual threads.
 */
public final class CachedTokenSource implements TokenSource {
    /** A smaller difference may come from the time that a response takes and the fraction that a date leaves out. */
    private static final Duration LEAST_CORRECTION = Duration.ofSeconds(30);
    /**
     * With a larger difference, TLS certificates are rejected anyway, and a token for next year must not be created.
     */
    private static final Duration MOST_CORRECTION = Duration.ofDays(1);

    private final BiFunction<Duration, Instant, Token> minter;
    private final boolean followsService;
    private final Duration renewBefore;
    private final Timing timing;
    private final ReentrantLock minting = new ReentrantLock();
    private final AtomicReference<@Nullable Cached> current = new AtomicReference<>();
    /** How often creating a token has ended, with success or not. Threads that waited see that it has changed. */
    private final AtomicLong mintings = new AtomicLong();
    // Guarded by the lock.
    private @Nullable RuntimeException lastFailure;

    private record Cached(Secret token, Instant renewAt) {}

    /** How far the service's clock is ahead. */
    private volatile Duration correction = Duration.ZERO;

    private CachedTokenSource(
            BiFunction<Duration, Instant, Token> minter, boolean followsService, Duration renewBefore, Timing timing) {
        this.minter = minter;
        this.followsService = followsService;
        this.renewBefore = Objects.requireNonNull(renewBefore, "renewBefore");
        this.timing = Objects.requireNonNull(timing, "timing");
    }

    /** Creates a source that caches a token until shortly before it expires. */
    public static CachedTokenSource of(Function<Duration, Token> minter, Duration renewBefore, Timing timing) {
        Objects.requireNonNull(minter, "minter");
        return new CachedTokenSource((timeLeft, now) -> minter.apply(timeLeft), false, renewBefore, timing);
    }

    /** Creates the same for tokens that depend on the time; uses the service's time if it is known. */
    public static CachedTokenSource signing(Function<Instant, Token> signer, Duration renewBefore, Timing timing) {
        Objects.requireNonNull(signer, "signer");
        return new CachedTokenSource((timeLeft, now) -> signer.apply(now), true, renewBefore, timing);
    }

    @Override
    public Secret token(Duration timeLeft) {
        Cached cached = current.get();
        return cached != null && isGood(cached) ? cached.token : minted(timeLeft);
    }

    private Secret minted(Duration timeLeft) {
        long end = timing.nanoTime() + TimeUnit.NANOSECONDS.convert(timeLeft);
        long before = mintings.get();
        lock(timeLeft);
        try {
            Cached cached = current.get();
            if (cached != null && isGood(cached)) {
                return cached.token;
            }
            if (mintings.get() != before && lastFailure != null) {
                throw lastFailure;
            }
            return mint(Duration.ofNanos(Math.max(1, end - timing.nanoTime())));
        } finally {
            minting.unlock();
        }
    }

    /**
     * Waits for the token that another thread creates, until an interrupt or the call's time limit.
     */
    private void lock(Duration timeLeft) {
        try {
            if (!minting.tryLock(TimeUnit.NANOSECONDS.convert(timeLeft), TimeUnit.NANOSECONDS)) {
                throw new TokenWaitException("another thread did not get a token within " + timeLeft, null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TokenWaitException("interrupted while another thread gets a token", interrupted);
        }
    }

    private Secret mint(Duration timeLeft) {
        lastFailure = null;
        try {
            Token token = minter.apply(timeLeft, now());
            current.set(new Cached(token.value(), token.expiresAt().minus(renewBefore)));
            return token.value();
        } catch (RuntimeException failure) {
            // Other threads were not interrupted and may have more time.
            lastFailure = ownAffair(failure) ? null : failure;
            throw failure;
        } finally {
            mintings.incrementAndGet();
        }
    }

    private static boolean ownAffair(RuntimeException failure) {
        return failure instanceof RequestTimeoutException
                || Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean renew(Secret rejected) {
        // If many threads' requests were rejected, the first drops the token and the others already find a newer one.
        // Not under the lock, which another thread may hold for as long as creating a token takes.
        Cached cached = current.get();
        if (cached != null && cached.token.equals(rejected)) {
            current.compareAndSet(cached, null);
        }
        return true;
    }

    @Override
    public boolean renew(Secret rejected, Instant serviceTime) {
        if (followsService) {
            follow(Duration.between(timing.now(), serviceTime));
        }
        return renew(rejected);
    }

    private void follow(Duration ahead) {
        Duration size = ahead.abs();
        if (size.compareTo(MOST_CORRECTION) <= 0) {
            correction = size.compareTo(LEAST_CORRECTION) < 0 ? Duration.ZERO : ahead;
        }
    }

    private Instant now() {
        return timing.now().plus(correction);
    }

    private boolean isGood(Cached cached) {
        return now().isBefore(cached.renewAt);
    }
}
