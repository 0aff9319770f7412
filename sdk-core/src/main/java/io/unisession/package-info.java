/** The neutral model of sessions and the client that reads it. */
@NullMarked
package io.unisession;

import org.jspecify.annotations.NullMarked;
