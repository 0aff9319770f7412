package io.unisession.generic.internal.perform;

import org.jspecify.annotations.Nullable;

/**
 * A field of the model among the values that were read from an answer.
 *
 * @param type what the field holds
 * @param first the index of the value that is tried first
 * @param count how many there are to try, next to one another
 * @param <T> what the field holds
 */
record Field<T>(Class<T> type, int first, int count) {
    /** The first that the answer had. */
    @Nullable
    T of(@Nullable Object[] values) {
        for (int index = first; index < first + count; index++) {
            if (values[index] != null) {
                return type.cast(values[index]);
            }
        }
        return null;
    }

    boolean isDeclared() {
        return count > 0;
    }
}
