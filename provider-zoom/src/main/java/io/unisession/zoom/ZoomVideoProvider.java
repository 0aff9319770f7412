package io.unisession.zoom;

import io.unisession.event.WebhookReceiver;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.WebhookProvider;
import java.util.Set;

/**
 * Makes Zoom's Video SDK available to {@code Sessions.open("zoom-video")}. Code that names the provider uses {@link
 * ZoomVideo} instead.
 */
public final class ZoomVideoProvider implements SessionProvider, WebhookProvider {
    static final String ID = "zoom-video";

    /** For the service loader. */
    public ZoomVideoProvider() {}

    @Override
    public Set<String> ids() {
        return Set.of(ID);
    }

    @Override
    public ZoomVideoClient open(ProviderSettings settings) {
        return new ZoomVideoClient(ZoomVideoBackend.open(settings), settings);
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return ZoomWebhooks.openVideoSessions(settings);
    }
}
