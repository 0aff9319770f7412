package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one JSON object, which come in any order, and makes of them what the object stands for.
 *
 * @param <T> what that is
 */
interface ObjectFields<T> {
    /** Reads the current field. */
    void read(JsonReader json) throws IOException;

    /** What the fields make, or null where they do not say what it takes, such as an id. */
    @Nullable
    T value(ProviderDocument raw, ResponseMetadata metadata);

    /** What the fields make where that is nothing and the object wraps nothing either. */
    default @Nullable T leastValue() {
        return null;
    }
}
