package io.unisession.spi.event;

import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import java.io.IOException;
import java.time.Instant;

/** Reads the events of a request that has been verified. */
@FunctionalInterface
public interface EventMapper {
    /**
     * Reads a request. An event that the provider added later must become an event of type {@code OTHER}.
     *
     * @param request the request
     * @param receivedAt when it arrived
     * @return the events, or the response to a challenge
     * @throws IOException if the body is not what the provider sends
     */
    WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException;
}
