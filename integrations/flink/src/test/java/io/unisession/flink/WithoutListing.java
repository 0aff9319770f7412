package io.unisession.flink;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that cannot list sessions, and counts its clients that are open. */
public final class WithoutListing implements SessionProvider {
    static final String ID = "without-listing";
    static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    @Override
    public SessionClient open(ProviderSettings settings) {
        OPEN.incrementAndGet();
        return new ProviderClient(
                new SessionBackend() {
                    @Override
                    public Session getSession(String sessionId, CallOptions options) {
                        throw new AssertionError("nobody asks for a session");
                    }

                    @Override
                    public void close() {
                        OPEN.decrementAndGet();
                    }
                },
                settings);
    }
}
