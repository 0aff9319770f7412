package io.unisession.http;

import io.unisession.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps one token and mints the next in single flight. A lock rather than {@code synchronized}, which would pin virtual threads. */
final class CachedTokenSource implements TokenSource {
    private final Supplier<Token> minter;
    private final Duration renewBefore;
    private final Timing timing;
    private final ReentrantLock minting = new ReentrantLock();
    private volatile @Nullable Token current;
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
        Token token = current;
        return token != null && isGood(token) ? token.value() : minted();
    }

    private Secret minted() {
        long before = mintings.get();
        lock();
        try {
            Token token = current;
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
            current = token;
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
        minting.lock();
        try {
            // Of many threads whose requests were refused, the first drops the token; the others find a newer one here
            // already.
            Token token = current;
            if (token != null && token.value().equals(refused)) {
                current = null;
            }
            return true;
        } finally {
            minting.unlock();
        }
    }

    private boolean isGood(Token token) {
        return timing.now().isBefore(token.expiresAt().minus(renewBefore));
    }
}
