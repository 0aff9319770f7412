package io.unisession.generic.internal.perform;

import java.util.List;

/**
 * The things that an answer lists in one place.
 *
 * @param list those that could be read
 * @param count how many there are, those included that could not be read
 */
record Items<T>(List<T> list, int count) {}
