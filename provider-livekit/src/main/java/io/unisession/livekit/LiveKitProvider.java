package io.unisession.livekit;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.Set;

/**
 * Makes LiveKit available to {@code Sessions.open("livekit")}. Code that names the provider uses {@link LiveKit}
 * instead.
 */
public final class LiveKitProvider implements SessionProvider, WebhookProvider {
    static final String ID = "livekit";

    /** For the service loader. */
    public LiveKitProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return LiveKitWebhooks.open(settings);
    }

    @Override
    public LiveKitClient open(ProviderSettings settings) {
        return new LiveKitClient(LiveKitBackend.open(settings), settings);
    }
}
