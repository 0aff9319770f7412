package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the things that a response lists.
 *
 * @param <T> what is listed
 */
interface ItemReading<T> {
    /** The thing of which the response says the id alone, or null if that is not enough. */
    @Nullable
    T bare(String id, ApiResponse response);

    /**
     * The thing whose object was just entered.
     *
     * @param position where the object begins
     * @param key the name under which the object stands, where the list is an object keyed by id; used where the object
     *     has no id itself
     * @return the thing, or null if it has no id and needs one
     */
    @Nullable
    T object(JsonReader json, int position, @Nullable String key, ApiResponse response) throws IOException;

    /** Tells what is read of a thing, and from where. */
    void explain(DryRunView response, Element element, String list, int index) throws IOException;

    /** Tells the id of a thing. */
    default void explainId(DryRunView sight, Element element, Field<String> id) {
        String key = element.key();
        String bareId = element.bareId();
        if (bareId != null) {
            sight.tell("id", bareId, List.of(sight.start()), "");
        } else if (id.of(sight.values()) == null && key != null && !key.isBlank()) {
            sight.tell("id", key, List.of(sight.start()), "the name of the field");
        } else {
            sight.tell("id", id);
        }
    }

    /** The things of one list, once all are read; what is whole already stays as it is. */
    default List<T> whole(List<T> items) {
        return items;
    }
}
