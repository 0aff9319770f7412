package io.unisession.zoom;

import static io.unisession.spi.ProviderSettings.PREVIOUS;

import io.unisession.Secret;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.event.HmacSignature;
import io.unisession.spi.event.SignedReceiver;
import io.unisession.spi.event.WebhookSignature;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Creates receivers for Zoom's webhooks: for Meetings, and for sessions of the Video SDK. Each app has its own secret
 * token, in {@code ZOOM_WEBHOOK_SECRET} and {@code ZOOM_VIDEO_WEBHOOK_SECRET}.
 *
 * <p>Zoom checks the URL when it is saved and every 72 hours after that. The receiver responds to that by itself. Respond
 * to each request within three seconds. If the response has status 500 or more, or does not come, Zoom sends the event
 * again after 5, 20 and 60 minutes. So a signature is accepted for two hours, and events may arrive twice.
 *
 * @see <a href="https://developers.zoom.us/docs/api/webhooks/">Using webhooks</a>
 */
public final class ZoomWebhooks {
    static final String SECRET = "ZOOM_WEBHOOK_SECRET";
    static final String VIDEO_SECRET = "ZOOM_VIDEO_WEBHOOK_SECRET";

    /** Longer than Zoom tries, because it may not sign again what it sends again. */
    private static final Duration TOLERANCE = Duration.ofHours(2);

    private ZoomWebhooks() {}

    /**
     * Starts a receiver for the events of Zoom Meetings.
     *
     * @return a builder
     */
    public static Builder meetings() {
        return new Builder(ZoomProvider.ID, SECRET, ZoomWebhooks::openMeetings);
    }

    /**
     * Starts a receiver for the events of the Video SDK.
     *
     * @return a builder
     */
    public static Builder videoSessions() {
        return new Builder(ZoomVideoProvider.ID, VIDEO_SECRET, ZoomWebhooks::openVideoSessions);
    }

    static WebhookReceiver openMeetings(ProviderSettings settings) {
        return open(settings, SECRET);
    }

    static WebhookReceiver openVideoSessions(ProviderSettings settings) {
        return open(settings, VIDEO_SECRET);
    }

    private static WebhookReceiver open(ProviderSettings settings, String name) {
        List<Secret> secrets = settings.currentAndPrevious(name);
        return new SignedReceiver(
                settings.provider(),
                settings.transport().timing(),
                signature(secrets),
                (request, receivedAt) -> EventMapping.map(settings.provider(), request, receivedAt, secrets));
    }

    static WebhookSignature signature(List<Secret> secrets) {
        return HmacSignature.sha256(secrets)
                .header("x-zm-signature")
                .prefix("v0=")
                .timestampHeader("x-zm-request-timestamp")
                .text("v0:{timestamp}:{body}")
                .tolerance(TOLERANCE)
                .build();
    }

    /** Builds a receiver for Zoom's webhooks. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private final String name;
        private final Function<ProviderSettings, WebhookReceiver> opener;

        private Builder(String provider, String name, Function<ProviderSettings, WebhookReceiver> opener) {
            super(provider);
            this.name = name;
            this.opener = opener;
        }

        /**
         * Sets the secret token of the app.
         *
         * @param secretToken the secret token
         * @return this builder
         */
        public Builder secretToken(String secretToken) {
            return setting(name, Objects.requireNonNull(secretToken, "secretToken"));
        }

        /**
         * Sets the secret token that is being replaced, so that events signed with it are still accepted.
         *
         * @param secretToken the old secret token
         * @return this builder
         */
        public Builder previousSecretToken(String secretToken) {
            return setting(name + PREVIOUS, Objects.requireNonNull(secretToken, "secretToken"));
        }

        @Override
        public WebhookReceiver build() {
            return opener.apply(settings());
        }
    }
}
