/**
 * What authors of providers use to receive webhooks. A provider says how its requests are signed and what its
 * events look like; {@link io.unisession.spi.event.SignedReceiver} does the rest.
 */
@NullMarked
package io.unisession.spi.event;

import org.jspecify.annotations.NullMarked;
