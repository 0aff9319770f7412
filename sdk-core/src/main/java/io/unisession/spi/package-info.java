/** What the author of a provider implements. */
@NullMarked
package io.unisession.spi;

import org.jspecify.annotations.NullMarked;
