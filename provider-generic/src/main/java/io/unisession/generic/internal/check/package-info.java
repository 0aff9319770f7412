/** Turns the values of a document into a model, and reports everything that is wrong with them. */
@NullMarked
package io.unisession.generic.internal.check;

import org.jspecify.annotations.NullMarked;
