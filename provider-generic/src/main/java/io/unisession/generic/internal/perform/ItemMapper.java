package io.unisession.generic.internal.perform;

import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps the items of a list.
 *
 * @param <T> what the list holds
 */
interface ItemMapper<T> {
    /** An item of which the response has the id only; null if that is not enough. */
    @Nullable
    T bare(String id, MappingContext context);

    /**
     * An item whose object has just been entered.
     *
     * @param position where the object begins
     * @param key the name of the object in a list that is an object; the id if the item has none itself
     * @return the item; null if it lacks a required id
     */
    @Nullable
    T object(JsonReader json, int position, @Nullable String key, MappingContext context) throws IOException;

    /** Merges the items of a whole list that belong together. */
    default List<T> merged(List<T> items) {
        return items;
    }
}
