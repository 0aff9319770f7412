package io.unisession.event;

/**
 * Verifies the requests that a provider sends to a webhook, and reads their events. A receiver needs no client and no
 * framework. It fails closed: a request that is not proven to come from the provider yields no events. Thread-safe.
 *
 * <p>Events can arrive twice, late, in another order, or not at all. See {@link SessionEvent#key()} and {@link
 * SessionEvent#occurredAt()}.
 */
public interface WebhookReceiver {
    /**
     * The id of the provider whose requests this receives.
     *
     * @return the provider's id, such as {@code zoom}
     */
    String provider();

    /**
     * Verifies a request and reads its events. Send {@link WebhookResult#status()} and {@link WebhookResult#body()} as
     * the response, after the events are stored: a provider sends an event again only if it was not accepted.
     *
     * @param request the request as it arrived
     * @return the events, the response to a challenge, or the reason why the request was rejected. It never throws,
     *     whatever the request contains.
     */
    WebhookResult receive(WebhookRequest request);
}
