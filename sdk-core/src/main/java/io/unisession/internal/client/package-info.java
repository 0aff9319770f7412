/** What the core makes of a provider's backend. */
@NullMarked
package io.unisession.internal.client;

import org.jspecify.annotations.NullMarked;
