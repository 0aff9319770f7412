/** Sessions of Bandwidth. */
@NullMarked
package io.unisession.bandwidth;

import org.jspecify.annotations.NullMarked;
