/** One attempt over the wire: connections, time limits, interrupts, redirects, and the bytes of the body. */
@NullMarked
package io.unisession.internal.transport;

import org.jspecify.annotations.NullMarked;
