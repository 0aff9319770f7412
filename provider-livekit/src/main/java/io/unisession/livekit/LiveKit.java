package io.unisession.livekit;

import io.unisession.SessionClientBuilder;
import java.util.Objects;

/**
 * Creates clients for LiveKit. Everything set here can also come from a setting, which {@link Builder#fromEnvironment()}
 * and {@code Sessions.open("livekit")} read:
 *
 * <table>
 * <caption>Settings, as system properties or environment variables</caption>
 * <tr><th>Setting</th><th>Meaning</th></tr>
 * <tr><td>{@code LIVEKIT_URL}</td>
 * <td>the server, such as {@code wss://my-project.livekit.cloud} or {@code https://livekit.example.com:7880}</td></tr>
 * <tr><td>{@code LIVEKIT_API_KEY}, {@code LIVEKIT_API_SECRET}</td>
 * <td>a key of that server and its secret, both from the same source</td></tr>
 * </table>
 */
public final class LiveKit {
    private LiveKit() {}

    /**
     * Starts a client. Set {@link Builder#url} and {@link Builder#credentials}, or {@link Builder#fromEnvironment()},
     * before building it.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a client for LiveKit. */
    public static final class Builder extends SessionClientBuilder<LiveKitClient, Builder> {
        private Builder() {
            super(LiveKitProvider.ID);
        }

        /**
         * Sets the server. LiveKit shows its URL with {@code wss://}, for devices; requests go to the same host with
         * {@code https://}, so either is accepted. The same is true of {@link #baseUrl}, which this replaces.
         *
         * @param url the URL of a project of LiveKit Cloud or of your own server
         * @return this builder
         */
        public Builder url(String url) {
            return setting(LiveKitBackend.URL, Objects.requireNonNull(url, "url"));
        }

        /**
         * Sets the API key and its secret. The client signs its tokens with them on this machine, one for each kind of
         * operation and each room. Each token is valid for ten minutes and replaced two minutes before it expires.
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
         * Creates the client. Nothing is sent, and no token is signed until the first call.
         *
         * @return a new client, to be shared and closed
         * @throws io.unisession.error.ConfigurationException if the URL or the credentials are missing or invalid; the
         *     message names the setting, never its value
         */
        @Override
        public LiveKitClient build() {
            return new LiveKitProvider().open(settings());
        }
    }
}
