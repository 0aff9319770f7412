package io.unisession.generic;

import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.generic.internal.perform.DescribedReceiver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Creates receivers for the webhooks of services that a descriptor tells of.
 *
 * <pre>{@code
 * WebhookReceiver receiver = GenericWebhooks.builder(Descriptor.load(Path.of("acme.yaml"))).build();
 * }</pre>
 *
 * <p>For a descriptor on the class path, use {@link io.unisession.Webhooks}.
 */
public final class GenericWebhooks {
    private GenericWebhooks() {}

    /**
     * Starts building a receiver.
     *
     * @param descriptor the descriptor, which has the key {@code webhooks}
     * @return a builder; settings it is not given come from system properties and the environment
     */
    public static Builder builder(Descriptor descriptor) {
        return new Builder(descriptor);
    }

    /** Builds a receiver for the webhooks of a descriptor. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private final Descriptor descriptor;
        private final Set<String> allowedSettings = new HashSet<>();

        private Builder(Descriptor descriptor) {
            super(descriptor.id());
            this.descriptor = descriptor;
            fromEnvironment();
        }

        /**
         * Allows the descriptor to read further settings from system properties and the environment, as {@link
         * GenericSessions.Builder#allowSettings} does.
         *
         * @param names the names of the settings
         * @return this builder
         */
        public Builder allowSettings(String... names) {
            allowedSettings.addAll(List.of(names));
            return this;
        }

        /**
         * {@inheritDoc}
         *
         * @throws io.unisession.error.ConfigurationException if the descriptor has no webhooks, or a setting is missing
         *     or invalid
         */
        @Override
        public WebhookReceiver build() {
            return DescribedReceiver.open(descriptor.compiled().model(), settings(), allowedSettings);
        }
    }
}
