package io.unisession.videosdk;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.Set;

/**
 * Makes VideoSDK available to {@code Sessions.open("videosdk")}. Code that names the provider uses {@link VideoSdk}
 * instead.
 */
public final class VideoSdkProvider implements SessionProvider, WebhookProvider {
    static final String ID = "videosdk";

    /** For the service loader. */
    public VideoSdkProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    @Override
    public VideoSdkClient open(ProviderSettings settings) {
        return new VideoSdkClient(VideoSdkBackend.open(settings), settings);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return VideoSdkWebhooks.open(settings);
    }
}
