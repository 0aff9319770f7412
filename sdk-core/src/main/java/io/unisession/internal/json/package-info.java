/** How UniSession reads and writes JSON, and times and waits in the forms in which services write them. */
@NullMarked
package io.unisession.internal.json;

import org.jspecify.annotations.NullMarked;
