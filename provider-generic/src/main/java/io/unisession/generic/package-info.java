/** Sessions of a descriptor. */
@NullMarked
package io.unisession.generic;

import org.jspecify.annotations.NullMarked;
