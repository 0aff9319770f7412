package io.unisession.generic.internal.model;

import java.util.List;

/**
 * Where a response has a list.
 *
 * @param items pointers to the list, tried in order
 * @param byId whether the items are the fields of an object, named by their ids, rather than the elements of an array
 * @param paging how further pages are requested
 */
public record ListModel(List<Pointer> items, boolean byId, PagingModel paging) {}
