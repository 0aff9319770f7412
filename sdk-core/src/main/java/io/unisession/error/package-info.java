/** What goes wrong. */
@NullMarked
package io.unisession.error;

import org.jspecify.annotations.NullMarked;
