package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps one JSON object: collects its fields, which come in any order, and then makes the value.
 *
 * @param <T> the type of the value
 */
interface ObjectMapping<T> {
    /** Reads the field that the reader is at. */
    void read(JsonReader json) throws IOException;

    /** Takes the names of the fields that were there and could not be read, after all fields. */
    default void unreadableFields(List<String> names) {}

    /** The value, or null if the fields are not enough for one, such as when there is no id. */
    @Nullable
    T value(ProviderDocument raw, ResponseMetadata metadata);

    /** The value if {@link #value} is null and the object has no {@code data} either; null if there is still none. */
    default @Nullable T fallback() {
        return null;
    }

    /** The first value, or the second if the first is null: VideoSDK sends some fields under either of two names. */
    static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
