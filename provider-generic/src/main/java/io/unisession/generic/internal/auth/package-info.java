/** How requests are authenticated. */
@NullMarked
package io.unisession.generic.internal.auth;

import org.jspecify.annotations.NullMarked;
