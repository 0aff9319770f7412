package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps one JSON object: collects its fields, which arrive in any order, and then creates the value.
 *
 * @param <T> the type of the value
 */
interface ObjectMapping<T> {
    /** Reads the field at the reader's position. */
    void read(JsonReader json) throws IOException;

    /** Called after all fields with the names of those that could not be read. */
    default void unreadableFields(List<String> names) {}

    /** The value, or null if the fields do not make one, for example without an id. */
    @Nullable
    T value(ProviderDocument raw, ResponseMetadata metadata);

    /** The value if {@link #value} is null and the object has no {@code data} either; null if there is still none. */
    default @Nullable T fallback(ProviderDocument raw, ResponseMetadata metadata) {
        return null;
    }

    /** The first value, or the second if the first is null: VideoSDK sends some fields under either of two names. */
    static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    /** An address or a key, which whoever has it can use; null if there is none. */
    static @Nullable Secret secret(@Nullable String text) {
        return text == null || text.isBlank() ? null : Secret.of(text);
    }
}
