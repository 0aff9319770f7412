package io.unisession.support;

import io.unisession.SessionClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import java.util.Set;

/** A provider that fails wherever it is asked. */
public final class BrokenProvider implements SessionProvider {
    @Override
    public Set<String> ids() {
        throw new IllegalStateException("made up");
    }

    @Override
    public SessionClient open(ProviderSettings settings) {
        throw new IllegalStateException("made up");
    }
}
