package io.unisession.generic.internal.perform;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A field of the model among the values that were read from a response.
 *
 * @param type what the field holds
 * @param first the index of the value that is tried first
 * @param places where they are, in the order of trying; their values are next to one another
 * @param <T> what the field holds
 */
record Field<T>(Class<T> type, int first, List<Source> places) {
    /** The first that the response had. */
    @Nullable
    T of(@Nullable Object[] values) {
        int index = index(values);
        return index < 0 ? null : type.cast(values[index]);
    }

    /** The index of that value, or -1. */
    int index(@Nullable Object[] values) {
        int end = first + places.size();
        for (int index = first; index < end; index++) {
            if (values[index] != null) {
                return index;
            }
        }
        return -1;
    }

    boolean isDeclared() {
        return !places.isEmpty();
    }

    IntStream indices() {
        return IntStream.range(first, first + places.size());
    }

    /** Where the value of an index is. */
    Source place(int index) {
        return places.get(index - first);
    }
}
