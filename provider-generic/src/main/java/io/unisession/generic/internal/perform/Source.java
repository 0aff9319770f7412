package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.Pointer;

/**
 * Where a value may be.
 *
 * @param pointer from the value that is walked
 * @param expected what has to stand there to count, in words
 */
record Source(Pointer pointer, String expected) {}
