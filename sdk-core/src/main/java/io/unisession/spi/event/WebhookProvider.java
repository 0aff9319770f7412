package io.unisession.spi.event;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;

/** A {@link io.unisession.spi.SessionProvider} that sends events to webhooks. */
public interface WebhookProvider {
    /**
     * Creates a receiver.
     *
     * @param settings the settings, of which the receiver needs the secrets
     * @return the receiver
     * @throws io.unisession.error.ConfigurationException if a secret is missing or invalid
     */
    WebhookReceiver openWebhooks(ProviderSettings settings);
}
