/** Reports what a descriptor makes of a response, by observing how it is mapped. */
@NullMarked
package io.unisession.generic.internal.dryrun;

import org.jspecify.annotations.NullMarked;
