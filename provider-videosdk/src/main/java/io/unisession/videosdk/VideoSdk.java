package io.unisession.videosdk;

import io.unisession.SessionClientBuilder;
import io.unisession.spi.ProviderSettings;

/**
 * The way to a client for VideoSDK. What is set here may as well be a setting of the same meaning, which
 * {@link Builder#fromEnvironment()} looks up and {@code Sessions.open("videosdk")} takes alone:
 *
 * <table>
 * <caption>Settings, as system properties or environment variables</caption>
 * <tr><th>Setting</th><th>Meaning</th></tr>
 * <tr><td>{@code VIDEOSDK_API_KEY}, {@code VIDEOSDK_SECRET_KEY}</td>
 *     <td>the project's key and secret, both or none</td></tr>
 * <tr><td>{@code VIDEOSDK_TOKEN}</td><td>a ready token instead; it wins where one source has all three</td></tr>
 * <tr><td>{@code VIDEOSDK_API_VERSION}</td><td>{@code v1} or {@code v2}; {@code v2} unless set</td></tr>
 * <tr><td>{@code VIDEOSDK_BASE_URL}</td>
 *     <td>another address than {@code https://api.videosdk.live}, without the version</td></tr>
 * </table>
 */
public final class VideoSdk {
    private VideoSdk() {}

    /**
     * Starts a client. It needs {@link Builder#credentials}, {@link Builder#token} or
     * {@link Builder#fromEnvironment()}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a client for VideoSDK. */
    public static final class Builder extends SessionClientBuilder<VideoSdkClient, Builder> {
        private Builder() {
            super(VideoSdkProvider.ID);
        }

        /**
         * Sets the key and the secret of a project, from which tokens are minted on this machine: each is good for an
         * hour and replaced two minutes before its end, or at once when VideoSDK refuses it.
         *
         * @param apiKey the API key
         * @param secretKey the secret, as the dashboard shows it
         * @return this builder
         */
        public Builder credentials(String apiKey, String secretKey) {
            return setting(Credentials.API_KEY, apiKey).setting(Credentials.SECRET_KEY, secretKey);
        }

        /**
         * Sets a token that was minted elsewhere. It is sent as it is, also after its expiry, and never replaced; where
         * {@link #credentials} are set too, they sign the tokens that participants join with and nothing else.
         *
         * @param token the token alone, without a prefix such as {@code Bearer}
         * @return this builder
         */
        public Builder token(String token) {
            return setting(Credentials.TOKEN, token);
        }

        /**
         * Sets the version of the server API.
         *
         * @param apiVersion the version; {@link ApiVersion#V2} unless set
         * @return this builder
         */
        public Builder apiVersion(ApiVersion apiVersion) {
            return setting(ApiVersion.SETTING, apiVersion.name());
        }

        /**
         * Makes the client. Nothing is sent, and no token is minted before the first call.
         *
         * @return a new client, to be shared and closed
         * @throws io.unisession.error.ConfigurationException if there are no credentials, or settings are wrong; the
         *     message names them, never their values
         */
        @Override
        public VideoSdkClient build() {
            ProviderSettings settings = settings();
            return new VideoSdkClient(VideoSdkBackend.open(settings), settings);
        }
    }
}
