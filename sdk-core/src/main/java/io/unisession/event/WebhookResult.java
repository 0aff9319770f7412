package io.unisession.event;

import io.unisession.internal.json.JsonText;
import io.unisession.spi.EscapedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of a request to a webhook, or why it was rejected, and how to respond to it. Immutable. */
public final class WebhookResult {
    private final List<SessionEvent> events;
    private final int status;
    private final String contentType;
    private final String body;
    private final @Nullable String rejection;

    private WebhookResult(
            List<SessionEvent> events, int status, String contentType, String body, @Nullable String rejection) {
        this.events = events;
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.rejection = rejection;
    }

    /**
     * Creates the result of a request with events. The response is 200 without a body.
     *
     * @param events the events in their order
     * @return the result
     */
    public static WebhookResult of(List<SessionEvent> events) {
        return new WebhookResult(List.copyOf(events), 200, "text/plain", "", null);
    }

    /**
     * Creates the result of a request with which a provider checks the URL. It has no events.
     *
     * @param contentType the content type of the response
     * @param body the body that proves that the receiver knows the secret
     * @return the result
     */
    public static WebhookResult challenge(String contentType, String body) {
        return new WebhookResult(List.of(), 200, Objects.requireNonNull(contentType, "contentType"), body, null);
    }

    /**
     * Creates the result of a request with which a provider checks the URL and expects JSON.
     *
     * @param fields the fields of the JSON object to respond with
     * @return the result
     */
    public static WebhookResult challenge(Map<String, ?> fields) {
        return challenge("application/json", new String(JsonText.write(fields), StandardCharsets.UTF_8));
    }

    /**
     * Creates the result of a request that is rejected. The response has no body.
     *
     * @param status the HTTP status of the response
     * @param reason what is wrong and what to change; it must not contain the secret
     * @return the result
     */
    public static WebhookResult rejected(int status, String reason) {
        return new WebhookResult(List.of(), status, "text/plain", "", Objects.requireNonNull(reason, "reason"));
    }

    /**
     * The events of the request. Most providers send one per request.
     *
     * @return an unmodifiable list; empty for a challenge and for a request that was rejected
     */
    public List<SessionEvent> events() {
        return events;
    }

    /**
     * Why the request was rejected. Log it for the operator, and do not send it: it would help an attacker.
     *
     * @return the reason, or empty if the request was accepted
     */
    public Optional<String> rejection() {
        return Optional.ofNullable(rejection);
    }

    /**
     * The HTTP status to respond with, after the events are stored.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    /**
     * The content type to respond with.
     *
     * @return the content type
     */
    public String contentType() {
        return contentType;
    }

    /**
     * The body to respond with.
     *
     * @return the body, often empty
     */
    public String body() {
        return body;
    }

    @Override
    public String toString() {
        return EscapedText.of(
                rejection == null
                        ? "WebhookResult[" + status + ", " + events.size() + " events]"
                        : "WebhookResult[" + status + ", rejected: " + rejection + "]");
    }
}
