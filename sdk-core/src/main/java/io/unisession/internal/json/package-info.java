/** JSON as all of UniSession reads and writes it. */
@NullMarked
package io.unisession.internal.json;

import org.jspecify.annotations.NullMarked;
