package io.unisession.spi.event;

import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import java.io.IOException;
import java.time.Instant;

/** Reads the events of a request that has been verified. */
@FunctionalInterface
public interface EventMapper {
    /**
     * Reads a request. Returns an event of type {@code OTHER} for one that it does not know, so that no event is lost
     * when the provider adds a new one. Called by many threads at once.
     *
     * @param request the request
     * @param receivedAt when it arrived
     * @return the events, or the response to a challenge
     * @throws IOException if the body is not what the provider sends; the response is then 400
     */
    WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException;
}
