package io.unisession.support;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A provider without a network, which responds as it is told. */
public final class FakeBackend implements SessionBackend {
    private final String provider;
    private final Function<String, Session> sessions;
    private final List<CallOptions> options = new CopyOnWriteArrayList<>();
    private final AtomicInteger closings = new AtomicInteger();

    public FakeBackend(String provider, Function<String, Session> sessions) {
        this.provider = provider;
        this.sessions = sessions;
    }

    /** One whose every session is there. */
    public static FakeBackend withAll(String provider) {
        return new FakeBackend(provider, id -> Session.builder(provider).id(id).build());
    }

    public SessionClient client() {
        return new ProviderClient(this, ProviderSettings.builder(provider).build());
    }

    /** The options of the calls, in their order. */
    public List<CallOptions> options() {
        return List.copyOf(options);
    }

    public int closings() {
        return closings.get();
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        this.options.add(options);
        return sessions.apply(sessionId);
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
