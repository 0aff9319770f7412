/** How a descriptor's service is shown who is calling. */
@NullMarked
package io.unisession.generic.internal.auth;

import org.jspecify.annotations.NullMarked;
