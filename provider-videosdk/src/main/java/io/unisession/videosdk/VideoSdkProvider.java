package io.unisession.videosdk;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SessionProvider;
import java.util.Set;

/**
 * How {@code Sessions.open("videosdk")} finds VideoSDK. Applications that name the provider in code use
 * {@link VideoSdk}.
 */
public final class VideoSdkProvider implements SessionProvider {
    static final String ID = "videosdk";

    /** Made by the service loader. */
    public VideoSdkProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    @Override
    public SessionBackend open(ProviderSettings settings) {
        return VideoSdkBackend.open(settings);
    }
}
