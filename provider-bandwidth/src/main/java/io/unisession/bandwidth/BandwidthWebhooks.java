package io.unisession.bandwidth;

import static io.unisession.spi.ProviderSettings.PREVIOUS;

import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.event.SharedSecret;
import io.unisession.spi.event.SignedReceiver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Creates receivers for Bandwidth's callbacks, which report when a participant connects and leaves. They are in beta, and
 * sent only if Bandwidth's support has enabled them for the account. Sessions have none.
 *
 * <p>Bandwidth documents no signature, and its events do not name the session. So the URL of each participant's callback
 * has both, a secret and the session's id. The secret is {@code BANDWIDTH_WEBHOOK_SECRET}.
 *
 * <pre>{@code
 * NewParticipant ada = NewParticipant.builder()
 *         .callbackUrl(BandwidthWebhooks.callbackUrl("https://app.example/bandwidth", session.id(), secret))
 *         .build();
 *
 * WebhookRequest request = WebhookRequest.of(body, headers).withUrl(url);        // with the query
 * }</pre>
 */
public final class BandwidthWebhooks {
    static final String SECRET = "BANDWIDTH_WEBHOOK_SECRET";
    static final String SESSION_PARAMETER = "session";

    private static final String SECRET_PARAMETER = "secret";

    private BandwidthWebhooks() {}

    /**
     * Starts a receiver.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The URL to register with {@link NewParticipant.Builder#callbackUrl}.
     *
     * @param webhook the address of the receiver; https, because the secret is part of it
     * @param sessionId the session that the participant will join
     * @param secret the secret that the receiver has
     * @return the address with the session's id and the secret in its query
     */
    public static String callbackUrl(String webhook, String sessionId, String secret) {
        return webhook + (webhook.contains("?") ? "&" : "?") + SESSION_PARAMETER + "=" + encoded(sessionId, "sessionId")
                + "&" + SECRET_PARAMETER + "=" + encoded(secret, "secret");
    }

    private static String encoded(String value, String name) {
        return URLEncoder.encode(Objects.requireNonNull(value, name), StandardCharsets.UTF_8);
    }

    static WebhookReceiver open(ProviderSettings settings) {
        return new SignedReceiver(
                BandwidthProvider.ID,
                settings.transport().timing(),
                SharedSecret.inQuery(SECRET_PARAMETER, settings.currentAndPrevious(SECRET)),
                EventMapping::map);
    }

    /** Builds a receiver for Bandwidth's callbacks. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private Builder() {
            super(BandwidthProvider.ID);
        }

        /**
         * Sets the secret in the URLs.
         *
         * @param secret a long random text of your own
         * @return this builder
         */
        public Builder secret(String secret) {
            return setting(SECRET, Objects.requireNonNull(secret, "secret"));
        }

        /**
         * Sets the secret that is being replaced. Participants who were created with it still report with it.
         *
         * @param secret the old secret
         * @return this builder
         */
        public Builder previousSecret(String secret) {
            return setting(SECRET + PREVIOUS, Objects.requireNonNull(secret, "secret"));
        }

        @Override
        public WebhookReceiver build() {
            return open(settings());
        }
    }
}
