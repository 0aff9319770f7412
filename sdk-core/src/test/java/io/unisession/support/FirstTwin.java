package io.unisession.support;

import io.unisession.SessionClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import java.util.Set;

/** One of two providers that go by the same id. */
public final class FirstTwin implements SessionProvider {
    @Override
    public Set<String> ids() {
        return Set.of("twin", "twin-first");
    }

    @Override
    public SessionClient open(ProviderSettings settings) {
        throw new AssertionError("nobody can tell which twin was meant");
    }
}
