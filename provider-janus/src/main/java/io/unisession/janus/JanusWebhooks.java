package io.unisession.janus;

import static io.unisession.spi.ProviderSettings.PREVIOUS;

import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.event.SharedSecret;
import io.unisession.spi.event.SignedReceiver;
import java.util.Objects;

/**
 * Creates receivers for the event handler of Janus, which posts the events of rooms and people. They are the only way to
 * know who was in a room, because Janus stores nothing.
 *
 * <p>In {@code janus.jcfg}, set {@code broadcast = true} in the section {@code events}. In {@code
 * janus.eventhandler.sampleevh.jcfg}, set {@code enabled = true}, {@code events = "sessions,handles,plugins,core"},
 * {@code backend} to the URL of the receiver, and {@code backend_user} and {@code backend_pwd} to the same values as
 * {@code JANUS_WEBHOOK_USER} and {@code JANUS_WEBHOOK_PASSWORD}. Leave {@code compress} off.
 *
 * <p>Janus signs nothing, so use https or a network of your own. It ignores the status of the response: an event that
 * could not be stored is lost.
 */
public final class JanusWebhooks {
    static final String USER = "JANUS_WEBHOOK_USER";
    static final String PASSWORD = "JANUS_WEBHOOK_PASSWORD";

    private JanusWebhooks() {}

    /**
     * Starts a receiver.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    static WebhookReceiver open(ProviderSettings settings) {
        SettingGroup credentials = settings.group(USER, PASSWORD);
        return new SignedReceiver(
                JanusProvider.ID,
                settings.transport().timing(),
                SharedSecret.basic(credentials.text(USER), settings.currentAndPrevious(PASSWORD)),
                EventMapping::map);
    }

    /** Builds a receiver for the events of Janus. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private Builder() {
            super(JanusProvider.ID);
        }

        /**
         * Sets the user name and the password of the event handler.
         *
         * @param user the user name
         * @param password the password
         * @return this builder
         */
        public Builder credentials(String user, String password) {
            return setting(USER, Objects.requireNonNull(user, "user"))
                    .setting(PASSWORD, Objects.requireNonNull(password, "password"));
        }

        /**
         * Sets the password that is being replaced, so that events which are sent with it are still accepted.
         *
         * @param password the old password of the same user
         * @return this builder
         */
        public Builder previousPassword(String password) {
            return setting(PASSWORD + PREVIOUS, Objects.requireNonNull(password, "password"));
        }

        @Override
        public WebhookReceiver build() {
            return open(settings());
        }
    }
}
