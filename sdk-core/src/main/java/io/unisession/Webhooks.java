package io.unisession;

import io.unisession.error.ConfigurationException;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Creates receivers for the webhooks of any provider on the class path. */
public final class Webhooks {
    private Webhooks() {}

    /**
     * Opens a receiver with settings from system properties and environment variables.
     *
     * @param provider the provider's id, such as {@code livekit}
     * @return the receiver, to be shared by all threads
     * @throws ConfigurationException if there is no such provider, it has no webhooks, or settings are missing or wrong
     */
    public static WebhookReceiver open(String provider) {
        return builder(provider).build();
    }

    /**
     * Opens a receiver with settings from a source of the application. Settings that it lacks come from system
     * properties and environment variables.
     *
     * @param provider the provider's id, such as {@code livekit}
     * @param settings returns the value of a setting by its name, or empty; see {@link
     *     WebhookReceiverBuilder#settingsFrom}
     * @return the receiver, to be shared by all threads
     * @throws ConfigurationException if there is no such provider, it has no webhooks, or settings are missing or wrong
     */
    public static WebhookReceiver open(String provider, Function<String, Optional<String>> settings) {
        return builder(provider).settingsFrom(settings).build();
    }

    /**
     * Starts building a receiver for a provider. Settings that are not set on the builder come from system properties
     * and environment variables.
     *
     * @param provider the provider's id, such as {@code livekit}
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
            fromEnvironment();
        }

        /**
         * {@inheritDoc}
         *
         * @throws ConfigurationException if there is no such provider (the message lists those available), it has no
         *     webhooks, or settings are missing or wrong
         */
        @Override
        public WebhookReceiver build() {
            SessionProvider found = InstalledProviders.look().find(provider);
            if (!(found instanceof WebhookProvider webhooks)) {
                throw settings().misconfigured("UniSession knows no webhooks of this provider");
            }
            try {
                return webhooks.openWebhooks(settings());
            } catch (IllegalArgumentException unusable) {
                // As in Sessions: a value that the provider does not check itself.
                throw ConfigurationException.notConfigured(provider, unusable.getMessage(), unusable, List.of());
            }
        }
    }
}
