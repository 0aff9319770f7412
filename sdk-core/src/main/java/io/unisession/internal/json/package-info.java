/** How UniSession reads and writes JSON. */
@NullMarked
package io.unisession.internal.json;

import org.jspecify.annotations.NullMarked;
