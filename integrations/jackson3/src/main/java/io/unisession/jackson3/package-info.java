/** Lets Jackson 3 write and read sessions. */
@NullMarked
package io.unisession.jackson3;

import org.jspecify.annotations.NullMarked;
