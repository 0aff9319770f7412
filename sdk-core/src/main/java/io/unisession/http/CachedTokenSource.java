package io.unisession.http;

import io.unisession.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps one token and mints the next in single flight. A lock rather than {@code synchronized}, which would pin virtual threads. */
final class CachedTokenSource implements TokenSource {
    private final Supplier<Token> minter;
    private final Duration renewBefore;
    private final Timing timing;
    private final ReentrantLock minting = new ReentrantLock();
    private final AtomicReference<@Nullable Token> current = new AtomicReference<>();
    /** How often minting has ended, well or badly: who waited meanwhile finds it changed. */
    private final AtomicLong mintings = new AtomicLong();
    // Guarded by the lock.
    private @Nullable RuntimeException lastFailure;

    CachedTokenSource(Supplier<Token> minter, Duration renewBefore, Timing timing) {
        this.minter = Objects.requireNonNull(minter, "minter");
        this.renewBefore = Objects.requireNonNull(renewBefore, "renewBefore");
        this.timing = Objects.requireNonNull(timing, "timing");
    }

    @Override
    public Secret token() {
        Token token = current.get();
        return token != null && isGood(token) ? token.value() : minted();
    }

    private Secret minted() {
        long before = mintings.get();
        lock();
        try {
            Token token = current.get();
            if (token != null && isGood(token)) {
                return token.value();
            }
            if (mintings.get() != before && lastFailure != null) {
                throw lastFailure;
            }
            return mint().value();
        } finally {
            minting.unlock();
        }
    }

    /** Whoever waits for the token that another thread fetches can be interrupted in it. */
    private void lock() {
        try {
            minting.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", interrupted);
        }
    }

    private Token mint() {
        lastFailure = null;
        try {
            Token token = minter.get();
            current.set(token);
            return token;
        } catch (RuntimeException failure) {
            lastFailure = failure;
            throw failure;
        } finally {
            mintings.incrementAndGet();
        }
    }

    @Override
    public boolean renew(Secret refused) {
        // Of many threads whose requests were refused, the first drops the token; the others find a newer one here
        // already. Without
        // the lock, which another thread may hold for as long as minting takes.
        Token token = current.get();
        if (token != null && token.value().equals(refused)) {
            current.compareAndSet(token, null);
        }
        return true;
    }

    private boolean isGood(Token token) {
        return timing.now().isBefore(token.expiresAt().minus(renewBefore));
    }
}
