/** What the author of a provider sends requests with. */
@NullMarked
package io.unisession.http;

import org.jspecify.annotations.NullMarked;
