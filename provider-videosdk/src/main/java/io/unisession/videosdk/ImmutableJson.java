package io.unisession.videosdk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep, unmodifiable copies of JSON from callers, in the callers' order. */
final class ImmutableJson {
    private ImmutableJson() {}

    /**
     * Copies an object.
     *
     * @throws IllegalArgumentException if a value is of a type that JSON does not have
     */
    static Map<String, @Nullable Object> copyOf(Map<String, ?> fields) {
        return object(fields);
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> fields) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            copy.put(String.valueOf(field.getKey()), value(field.getValue()));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Map<?, ?> fields) {
            return object(fields);
        }
        if (value instanceof Collection<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object element : elements) {
                copy.add(value(element));
            }
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(value.getClass().getName()
                + " cannot be sent as JSON; use maps, collections, strings, numbers and booleans");
    }
}
