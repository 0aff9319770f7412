package io.unisession.videosdk;

import static io.unisession.spi.ProviderSettings.PREVIOUS;

import io.unisession.Secret;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.event.RsaSignature;
import io.unisession.spi.event.SignedReceiver;
import java.util.List;
import java.util.Objects;

/**
 * Creates receivers for VideoSDK's webhooks, which are set for each room by {@link NewRoom}.
 *
 * <p>VideoSDK signs the body with RSA. The receiver fetches the public key when the first event arrives, and keeps it. If
 * a signature does not match, it fetches the key again, at most every ten seconds. To fetch nothing, set the key: {@code
 * VIDEOSDK_WEBHOOK_PUBLIC_KEY}, or {@link Builder#publicKey}.
 *
 * <p>An event has neither an id nor a time, and the signature has no time either. So a request that somebody recorded
 * can be sent again, and nothing tells a duplicate of {@code participant-joined} from a second join.
 *
 * @see <a href="https://docs.videosdk.live/server-sdk/reference/webhooks">Webhooks</a>
 */
public final class VideoSdkWebhooks {
    static final String PUBLIC_KEY = "VIDEOSDK_WEBHOOK_PUBLIC_KEY";

    private static final String HEADER = "videosdk-signature";
    private static final String KEY_PATH = "/v2/public/rsa-public-key";

    private VideoSdkWebhooks() {}

    /**
     * Starts a receiver.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    static WebhookReceiver open(ProviderSettings settings) {
        return new SignedReceiver(
                VideoSdkProvider.ID, settings.transport().timing(), signature(settings), EventMapping::map);
    }

    private static RsaSignature signature(ProviderSettings settings) {
        if (settings.find(PUBLIC_KEY).isEmpty()) {
            return RsaSignature.fetched(HEADER, settings, VideoSdkBackend.baseUrl(settings) + KEY_PATH, "/publicKey");
        }
        List<String> keys = settings.currentAndPrevious(PUBLIC_KEY).stream()
                .map(Secret::reveal)
                .toList();
        return settings.using(PUBLIC_KEY, () -> RsaSignature.pinned(HEADER, keys));
    }

    /** Builds a receiver for VideoSDK's webhooks. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private Builder() {
            super(VideoSdkProvider.ID);
        }

        /**
         * Sets the public key that verifies the signatures, so that it need not be fetched.
         *
         * @param pem the key in PEM, as VideoSDK publishes it or as a SubjectPublicKeyInfo
         * @return this builder
         */
        public Builder publicKey(String pem) {
            return setting(PUBLIC_KEY, Objects.requireNonNull(pem, "pem"));
        }

        /**
         * Sets the public key that is being replaced, so that events signed with it are still accepted.
         *
         * @param pem the old key in PEM
         * @return this builder
         */
        public Builder previousPublicKey(String pem) {
            return setting(PUBLIC_KEY + PREVIOUS, Objects.requireNonNull(pem, "pem"));
        }

        @Override
        public WebhookReceiver build() {
            return open(settings());
        }
    }
}
