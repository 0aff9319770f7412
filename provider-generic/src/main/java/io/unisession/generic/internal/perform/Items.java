package io.unisession.generic.internal.perform;

import java.util.List;

/**
 * The things that a response lists in one place.
 *
 * @param list those that could be read
 * @param lost how many there are beside them, which could not be read
 */
record Items<T>(List<T> list, int lost) {}
