/** The text of a descriptor as values that know where they stand. */
@NullMarked
package io.unisession.generic.internal.document;

import org.jspecify.annotations.NullMarked;
