package io.unisession.zoom;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.Set;

/**
 * Makes Zoom Meetings available to {@code Sessions.open("zoom")}. Code that names the provider uses {@link Zoom}
 * instead.
 */
public final class ZoomProvider implements SessionProvider, WebhookProvider {
    static final String ID = "zoom";

    /** For the service loader. */
    public ZoomProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    @Override
    public ZoomClient open(ProviderSettings settings) {
        return new ZoomClient(ZoomBackend.open(settings), settings);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return ZoomWebhooks.openMeetings(settings);
    }
}
