/** Text of requests and responses: paths, headers, and redaction; and checks of arguments. */
@NullMarked
package io.unisession.internal.text;

import org.jspecify.annotations.NullMarked;
