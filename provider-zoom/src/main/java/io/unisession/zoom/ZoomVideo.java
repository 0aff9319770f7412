package io.unisession.zoom;

import io.unisession.SessionClientBuilder;
import java.util.Objects;

/**
 * Creates clients for Zoom's Video SDK. Its accounts and credentials are not those of Zoom Meetings. The credentials can
 * also come from the settings {@code ZOOM_VIDEO_API_KEY} and {@code ZOOM_VIDEO_API_SECRET}, which {@link
 * Builder#fromEnvironment()} and {@code Sessions.open("zoom-video")} read.
 */
public final class ZoomVideo {
    private ZoomVideo() {}

    /**
     * Starts a client. Set {@link Builder#credentials} or {@link Builder#fromEnvironment()} before building it.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a client for Zoom's Video SDK. */
    public static final class Builder extends SessionClientBuilder<ZoomVideoClient, Builder> {
        private Builder() {
            super(ZoomVideoProvider.ID);
        }

        /**
         * Sets the API key and secret of the Video SDK account. They are not the SDK key and secret, which are for
         * joining. The client signs its tokens with them on this machine; each is valid for an hour.
         *
         * @param apiKey the API key
         * @param apiSecret the API secret
         * @return this builder
         */
        public Builder credentials(String apiKey, String apiSecret) {
            return setting(ZoomVideoBackend.API_KEY, Objects.requireNonNull(apiKey, "apiKey"))
                    .setting(ZoomVideoBackend.API_SECRET, Objects.requireNonNull(apiSecret, "apiSecret"));
        }

        /**
         * Creates the client. Nothing is sent, and no token is signed until the first call.
         *
         * @return a new client, to be shared and closed
         * @throws io.unisession.error.ConfigurationException if the credentials are missing or blank, or the base URL is
         *     invalid; the message names the setting, never its value
         */
        @Override
        public ZoomVideoClient build() {
            return new ZoomVideoProvider().open(settings());
        }
    }
}
