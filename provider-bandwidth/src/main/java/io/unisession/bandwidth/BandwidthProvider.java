package io.unisession.bandwidth;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import java.util.Set;

/** Lets {@link io.unisession.Sessions} open Bandwidth by its id, {@code bandwidth}. Applications have no use for it. */
public final class BandwidthProvider implements SessionProvider {
    static final String ID = "bandwidth";

    /** For the service loader. */
    public BandwidthProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.unisession.error.ConfigurationException if one of account, user name and password is missing or blank,
     *     the account cannot stand in a path, the user name has a colon, or the base URL is wrong; the message names
     *     the setting, never its value
     */
    @Override
    public BandwidthClient open(ProviderSettings settings) {
        return new BandwidthClient(BandwidthBackend.open(settings), settings);
    }
}
