package io.unisession.generic.internal.perform;

import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the things that an answer lists.
 *
 * @param <T> what is listed
 */
interface ItemReading<T> {
    /** The thing of which the answer says the id alone, or null if that is not enough. */
    @Nullable
    T bare(String id, Answer answer);

    /**
     * The thing whose object was just entered.
     *
     * @param position where the object begins
     * @param key the name under which the object stands, where the list is an object keyed by id; used where the object has no id itself
     * @return the thing, or null if it has no id and needs one
     */
    @Nullable
    T object(JsonReader json, int position, @Nullable String key, Answer answer) throws IOException;

    /** The things of one list, once all are read. */
    default List<T> whole(List<T> items) {
        return items;
    }
}
