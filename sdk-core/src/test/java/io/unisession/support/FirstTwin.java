package io.unisession.support;

import io.unisession.SessionClient;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookResult;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionProvider;
import io.unisession.spi.event.HmacSignature;
import io.unisession.spi.event.SignedReceiver;
import io.unisession.spi.event.WebhookProvider;
import java.util.List;
import java.util.Set;

/** One of two providers that go by the same id. It has webhooks, and the other has none. */
public final class FirstTwin implements SessionProvider, WebhookProvider {
    @Override
    public Set<String> ids() {
        return Set.of("twin", "twin-first");
    }

    @Override
    public SessionClient open(ProviderSettings settings) {
        throw new AssertionError("nobody can tell which twin was meant");
    }

    @Override
    public WebhookReceiver openWebhooks(ProviderSettings settings) {
        return new SignedReceiver(
                settings.provider(),
                settings.transport().timing(),
                HmacSignature.sha256WithBase64Key(settings.currentAndPrevious("TWIN_WEBHOOK_SECRET"))
                        .standardWebhooks()
                        .build(),
                (request, receivedAt) -> WebhookResult.of(List.of()));
    }
}
