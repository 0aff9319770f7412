package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.template.IdParts;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a model, and where its value is among those that a {@link PointerTree} reads.
 *
 * @param name the name of the field in the descriptor
 * @param first the index of the value at the first source; those of the others follow
 * @param sources the pointers to try, in order
 * @param joined whether the values at all sources count, rather than the first: lists, and the parts of an id
 * @param <T> the type of the value
 */
public record Field<T>(String name, Class<T> type, int first, List<Source> sources, boolean joined) {
    Field(String name, Class<T> type, int first, List<Source> sources) {
        this(name, type, first, sources, false);
    }

    /**
     * A place where the value may be.
     *
     * @param pointer from the value that the tree reads
     * @param expected the expected value, in words
     */
    public record Source(Pointer pointer, String expected) {}

    /** The value at the first source that has one, or the id that is made of all parts; null if there is none. */
    @Nullable
    public T of(@Nullable Object[] values) {
        int index = index(values);
        if (index >= 0 && joined && type == String.class) {
            return type.cast(IdParts.joined(all(values).map(String.class::cast).toList()));
        }
        return index < 0 ? null : type.cast(values[index]);
    }

    /** The values at all sources that have one, in order. */
    Stream<T> all(@Nullable Object[] values) {
        return Arrays.stream(values, first, first + sources.size())
                .filter(Objects::nonNull)
                .map(type::cast);
    }

    /** The index of that value, or of its first part, or -1. */
    public int index(@Nullable Object[] values) {
        int end = first + sources.size();
        if (joined && type == String.class) {
            return Arrays.stream(values, first, end).allMatch(Objects::nonNull) ? first : -1;
        }
        for (int index = first; index < end; index++) {
            if (values[index] != null) {
                return index;
            }
        }
        return -1;
    }

    public boolean isDeclared() {
        return !sources.isEmpty();
    }

    /** Whether the value of an index belongs to this field. */
    public boolean has(int index) {
        return index >= first && index < first + sources.size();
    }

    /** The source of the value of an index. */
    public Source source(int index) {
        return sources.get(index - first);
    }
}
