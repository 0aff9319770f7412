package io.unisession.generic.internal.perform;

import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one value of a response. */
@FunctionalInterface
interface ValueReader {
    /**
     * Reads the current value.
     *
     * @return the value, which may keep parts of the response; null if it is of another type than expected
     */
    @Nullable
    Object read(JsonReader json, MappingContext context) throws IOException;
}
