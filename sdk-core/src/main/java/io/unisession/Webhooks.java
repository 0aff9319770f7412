package io.unisession;

import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;

/** Creates receivers for the webhooks of any provider on the class path. */
public final class Webhooks {
    private Webhooks() {}

    /**
     * Creates a receiver with the secret from system properties or environment variables.
     *
     * @param provider the provider's id, such as {@code livekit}
     * @return the receiver
     * @throws io.unisession.error.ConfigurationException if there is no such provider, it has no webhooks, or the
     *     secret is missing
     */
    public static WebhookReceiver open(String provider) {
        return builder(provider).fromEnvironment().build();
    }

    /**
     * Starts a receiver whose settings come from the application.
     *
     * @param provider the provider's id
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /** Builds a receiver for the provider with a given id. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private final String provider;

        private Builder(String provider) {
            super(provider);
            this.provider = provider;
        }

        @Override
        public WebhookReceiver build() {
            SessionProvider found = InstalledProviders.look().find(provider);
            if (found instanceof WebhookProvider webhooks) {
                return webhooks.openWebhooks(settings());
            }
            throw settings().misconfigured("UniSession knows no webhooks of this provider");
        }
    }
}
