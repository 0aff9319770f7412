/** A call: its attempts, the waits between them, its credentials, and its value or exception. */
@NullMarked
package io.unisession.internal.call;

import org.jspecify.annotations.NullMarked;
