/** The client that the core builds on a provider's backend. */
@NullMarked
package io.unisession.internal.client;

import org.jspecify.annotations.NullMarked;
