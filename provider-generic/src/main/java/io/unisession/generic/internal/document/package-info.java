/** The text of a descriptor as values that know their line and column. */
@NullMarked
package io.unisession.generic.internal.document;

import org.jspecify.annotations.NullMarked;
