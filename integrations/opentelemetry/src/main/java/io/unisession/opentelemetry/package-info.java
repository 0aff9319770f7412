/** Spans and metrics of the calls of a client, with OpenTelemetry. */
@NullMarked
package io.unisession.opentelemetry;

import org.jspecify.annotations.NullMarked;
