package io.unisession.generic.internal.auth;

import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks up its settings on first use, and again until all are found, so that they may be missing as long as they are
 * not needed.
 */
public final class LazyAuthenticator implements Authenticator {
    private final Supplier<Authenticator> settings;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Authenticator found;

    public LazyAuthenticator(Supplier<Authenticator> settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Authorization> authorization(Duration timeLeft) {
        return authenticator().authorization(timeLeft);
    }

    private Authenticator authenticator() {
        Authenticator authenticator = found;
        return authenticator == null ? look() : authenticator;
    }

    /** Under a lock, so that there is one cache of tokens. */
    private Authenticator look() {
        looking.lock();
        try {
            Authenticator authenticator = found;
            if (authenticator == null) {
                authenticator = settings.get();
                found = authenticator;
            }
            return authenticator;
        } finally {
            looking.unlock();
        }
    }

    @Override
    public boolean renew(Authorization refused) {
        Authenticator authenticator = found;
        return authenticator != null && authenticator.renew(refused);
    }

    @Override
    public boolean renew(Authorization refused, Instant serviceTime) {
        Authenticator authenticator = found;
        return authenticator != null && authenticator.renew(refused, serviceTime);
    }
}
