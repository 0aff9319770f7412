/**
 * What providers send to webhooks, as one model. A {@link io.unisession.event.WebhookReceiver} verifies a request and
 * reads its events:
 *
 * {@snippet file="Snippets.java" region="receive"}
 *
 * <p>The body must be the bytes that arrived. A body that was parsed and written again no longer matches its signature.
 */
@NullMarked
package io.unisession.event;

import org.jspecify.annotations.NullMarked;
