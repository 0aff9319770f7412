/** From values to a model: whatever is wrong is noted, and all of it at once. */
@NullMarked
package io.unisession.generic.internal.check;

import org.jspecify.annotations.NullMarked;
