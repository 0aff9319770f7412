/** A call: its attempts, the waits between them, its credentials, and the value or exception in which it ends. */
@NullMarked
package io.unisession.internal.call;

import org.jspecify.annotations.NullMarked;
