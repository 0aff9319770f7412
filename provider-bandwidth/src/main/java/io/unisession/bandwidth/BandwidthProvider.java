package io.unisession.bandwidth;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.Set;

/**
 * Makes Bandwidth available to {@code Sessions.open("bandwidth")}. Code that names the provider uses {@link Bandwidth}
 * instead.
 */
public final class BandwidthProvider implements SessionProvider, WebhookProvider {
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
     * @throws io.unisession.error.ConfigurationException if the account, user name or password is missing or blank, the
     *     account cannot be part of a path, the user name has a colon, or the base URL is invalid; the message names
     *     the setting, never its value
     */
    @Override
    public BandwidthClient open(ProviderSettings settings) {
        return new BandwidthClient(BandwidthBackend.open(settings), settings);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return BandwidthWebhooks.open(settings);
    }
}
