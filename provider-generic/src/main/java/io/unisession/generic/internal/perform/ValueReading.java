package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value that a reader stands at. */
@FunctionalInterface
interface ValueReading {
    /** The value, which may keep parts of the response; or null where it is of another kind than expected. */
    @Nullable
    Object read(JsonReader json, ApiResponse response) throws IOException;
}
