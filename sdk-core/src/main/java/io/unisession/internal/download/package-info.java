/** Downloads files that a provider has stored. */
@NullMarked
package io.unisession.internal.download;

import org.jspecify.annotations.NullMarked;
