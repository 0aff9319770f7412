/** Metrics and observations of the calls of a client, with Micrometer. */
@NullMarked
package io.unisession.micrometer;

import org.jspecify.annotations.NullMarked;
