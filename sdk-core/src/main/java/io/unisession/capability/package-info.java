/** What some providers can do beyond reading a session. */
@NullMarked
package io.unisession.capability;

import org.jspecify.annotations.NullMarked;
