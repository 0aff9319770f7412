/** Text of requests and responses: paths, headers, and redaction. */
@NullMarked
package io.unisession.internal.text;

import org.jspecify.annotations.NullMarked;
