/**
 * What providers send to webhooks, as one model. A {@link io.unisession.event.WebhookReceiver} verifies a request and
 * reads its events:
 *
 * <pre>{@code
 * WebhookReceiver receiver = Webhooks.open("livekit");
 *
 * WebhookResult result = receiver.receive(WebhookRequest.of(body, headers));
 * result.events().forEach(event -> System.out.println(event.type() + " " + event.sessionId().orElse("")));
 * respond(result.status(), result.contentType(), result.body());
 * }</pre>
 *
 * <p>The body must be the bytes that arrived. A body that was parsed and written again has another signature.
 */
@NullMarked
package io.unisession.event;

import org.jspecify.annotations.NullMarked;
