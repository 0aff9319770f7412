package io.unisession.janus;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.Set;

/**
 * Makes Janus available to {@code Sessions.open("janus")}. Code that names the provider uses {@link Janus} instead.
 */
public final class JanusProvider implements SessionProvider, WebhookProvider {
    static final String ID = "janus";

    /** For the service loader. */
    public JanusProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.unisession.error.ConfigurationException if a setting is invalid; the message names the setting, never
     *     its value
     */
    @Override
    public JanusClient open(ProviderSettings settings) {
        return new JanusClient(JanusBackend.open(settings), settings);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return JanusWebhooks.open(settings);
    }
}
