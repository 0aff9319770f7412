package io.unisession.spi.event;

import io.unisession.event.WebhookRequest;
import java.time.Instant;

/** How a provider proves that a request comes from it. */
public interface WebhookSignature {
    /** The status of a request that is not proved to come from the provider. */
    int UNAUTHORIZED = 401;

    /**
     * Verifies a request. Secrets are compared in constant time.
     *
     * @param request the request as it arrived
     * @param now the time by this machine's clock
     * @throws RejectedWebhookException if the request is not proved to come from the provider, or is too old
     */
    void verify(WebhookRequest request, Instant now) throws RejectedWebhookException;
}
