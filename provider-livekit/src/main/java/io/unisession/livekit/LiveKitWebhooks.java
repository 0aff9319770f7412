package io.unisession.livekit;

import static io.unisession.spi.ProviderSettings.PREVIOUS;

import io.unisession.Secret;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookReceiverBuilder;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.event.JwtSignature;
import io.unisession.spi.event.SignedReceiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Creates receivers for LiveKit's webhooks. They are signed with an API key, so a receiver needs the same settings as a
 * client: {@code LIVEKIT_API_KEY} and {@code LIVEKIT_API_SECRET}.
 *
 * <p>The {@code Authorization} header of a request holds a token with a hash of the body, which is valid for five
 * minutes. LiveKit sends a request again only after status 429 or 5xx, so respond with one of these if the events could
 * not be stored.
 *
 * @see <a href="https://docs.livekit.io/intro/basics/rooms-participants-tracks/webhooks-events/">Webhooks and events</a>
 */
public final class LiveKitWebhooks {
    private LiveKitWebhooks() {}

    /**
     * Starts a receiver.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    static WebhookReceiver open(ProviderSettings settings) {
        Map<String, List<Secret>> secrets = new HashMap<>();
        add(settings.group(GrantTokens.API_KEY, GrantTokens.API_SECRET), "", secrets);
        settings.findGroup(GrantTokens.API_KEY + PREVIOUS, GrantTokens.API_SECRET + PREVIOUS)
                .ifPresent(previous -> add(previous, PREVIOUS, secrets));
        return new SignedReceiver(
                LiveKitProvider.ID,
                settings.transport().timing(),
                new JwtSignature("Authorization", "sha256", secrets),
                EventMapping::map);
    }

    private static void add(SettingGroup credentials, String suffix, Map<String, List<Secret>> secrets) {
        secrets.computeIfAbsent(credentials.text(GrantTokens.API_KEY + suffix), key -> new ArrayList<>())
                .add(credentials.secret(GrantTokens.API_SECRET + suffix));
    }

    /** Builds a receiver for LiveKit's webhooks. */
    public static final class Builder extends WebhookReceiverBuilder<Builder> {
        private Builder() {
            super(LiveKitProvider.ID);
        }

        /**
         * Sets the API key that the server signs its webhooks with, and its secret.
         *
         * @param apiKey the API key
         * @param apiSecret its secret
         * @return this builder
         */
        public Builder credentials(String apiKey, String apiSecret) {
            return setting(GrantTokens.API_KEY, Objects.requireNonNull(apiKey, "apiKey"))
                    .setting(GrantTokens.API_SECRET, Objects.requireNonNull(apiSecret, "apiSecret"));
        }

        /**
         * Sets the API key that is being replaced, so that events signed with it are still accepted.
         *
         * @param apiKey the old API key
         * @param apiSecret its secret
         * @return this builder
         */
        public Builder previousCredentials(String apiKey, String apiSecret) {
            return setting(GrantTokens.API_KEY + PREVIOUS, Objects.requireNonNull(apiKey, "apiKey"))
                    .setting(GrantTokens.API_SECRET + PREVIOUS, Objects.requireNonNull(apiSecret, "apiSecret"));
        }

        @Override
        public WebhookReceiver build() {
            return open(settings());
        }
    }
}
