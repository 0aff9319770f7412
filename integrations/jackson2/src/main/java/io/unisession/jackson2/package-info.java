/** Lets Jackson 2 write and read sessions. */
@NullMarked
package io.unisession.jackson2;

import org.jspecify.annotations.NullMarked;
