/** One request to one service, on the wire. */
@NullMarked
package io.unisession.internal.call;

import org.jspecify.annotations.NullMarked;
