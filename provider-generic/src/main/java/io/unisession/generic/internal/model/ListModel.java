package io.unisession.generic.internal.model;

import java.util.List;

/**
 * How a response lists things.
 *
 * @param items where they are, in the order of trying
 * @param byId whether they are the fields of an object, named by their ids, and not the elements of an array
 * @param paging how the next page is asked for
 */
public record ListModel(List<Pointer> items, boolean byId, PagingModel paging) {}
