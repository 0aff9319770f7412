/** Text that goes into requests and comes out of responses: paths, headers, and what may be shown of the rest. */
@NullMarked
package io.unisession.internal.text;

import org.jspecify.annotations.NullMarked;
