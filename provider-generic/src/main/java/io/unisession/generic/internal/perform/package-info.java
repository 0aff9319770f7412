/** A model compiled once, and the calls through it. */
@NullMarked
package io.unisession.generic.internal.perform;

import org.jspecify.annotations.NullMarked;
