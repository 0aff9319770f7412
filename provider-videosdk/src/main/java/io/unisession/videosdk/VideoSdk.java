package io.unisession.videosdk;

import io.unisession.SessionClientBuilder;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Creates clients for VideoSDK. Everything set here can also come from a setting, which {@link
 * Builder#fromEnvironment()} and {@code Sessions.open("videosdk")} read:
 *
 * <table>
 * <caption>Settings, as system properties or environment variables</caption>
 * <tr><th>Setting</th><th>Meaning</th></tr>
 * <tr><td>{@code VIDEOSDK_API_KEY}, {@code VIDEOSDK_SECRET_KEY}</td>
 * <td>the project's key and secret, both from the same source</td></tr>
 * <tr><td>{@code VIDEOSDK_TOKEN}</td><td>a ready token instead; used if a source has all three</td></tr>
 * <tr><td>{@code VIDEOSDK_API_VERSION}</td><td>{@code v1} or {@code v2}; the default is {@code v2}</td></tr>
 * <tr><td>{@code VIDEOSDK_BASE_URL}</td>
 * <td>a base URL other than {@code https://api.videosdk.live}, without the version</td></tr>
 * </table>
 */
public final class VideoSdk {
    private VideoSdk() {}

    /**
     * Starts a client. Set {@link Builder#credentials}, {@link Builder#token} or {@link Builder#fromEnvironment()}
     * before building it.
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
         * Sets the project's key and secret. The client signs its tokens with them on this machine. Each token is valid
         * for an hour; the client replaces it two minutes before it expires, or as soon as VideoSDK rejects it.
         *
         * @param apiKey the API key
         * @param secretKey the secret, as shown in the dashboard
         * @return this builder
         */
        public Builder credentials(String apiKey, String secretKey) {
            return setting(Credentials.API_KEY, Objects.requireNonNull(apiKey, "apiKey"))
                    .setting(Credentials.SECRET_KEY, Objects.requireNonNull(secretKey, "secretKey"));
        }

        /**
         * Sets a ready token. The client sends it as given, even once it has expired, and never replaces it. If {@link
         * #credentials} are set too, they are used to sign join tokens only.
         *
         * @param token the token without a prefix such as {@code Bearer}
         * @return this builder
         */
        public Builder token(String token) {
            return setting(Credentials.TOKEN, Objects.requireNonNull(token, "token"));
        }

        /**
         * Sets where the current token comes from, for tokens that the application renews itself. The client asks
         * before every request. After HTTP 401 it asks again, and sends the request once more if the token has changed.
         *
         * @param token returns the current token without a prefix such as {@code Bearer}; called from many threads at
         *     once, so it should return a token that is ready
         * @return this builder
         */
        public Builder token(Supplier<String> token) {
            return setting(Credentials.TOKEN, Objects.requireNonNull(token, "token"));
        }

        /**
         * Sets the version of the server API.
         *
         * @param apiVersion the version; the default is {@link ApiVersion#V2}
         * @return this builder
         */
        public Builder apiVersion(ApiVersion apiVersion) {
            return setting(ApiVersion.SETTING, apiVersion.name());
        }

        /**
         * Creates the client. Nothing is sent, and no token is signed until the first call.
         *
         * @return a new client, to be shared and closed
         * @throws io.unisession.error.ConfigurationException if credentials are missing or a setting is invalid; the
         *     message names the setting, never its value
         */
        @Override
        public VideoSdkClient build() {
            return new VideoSdkProvider().open(settings());
        }
    }
}
