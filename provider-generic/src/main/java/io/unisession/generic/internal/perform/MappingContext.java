package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A response that is being mapped.
 *
 * @param sessionId the id that was requested; null if the response is about no particular session
 * @param observer sees what is read; null for a call
 */
public record MappingContext(
        ApiResponse response,
        @Nullable String sessionId,
        @Nullable Observer observer) {
    static MappingContext of(ApiResponse response) {
        return new MappingContext(response, null, null);
    }

    static MappingContext of(ApiResponse response, @Nullable String sessionId) {
        return new MappingContext(response, sessionId, null);
    }

    /** Sees what is read from a response. Objects are nested as they are in the response. */
    public interface Observer {
        /**
         * An object is about to be read.
         *
         * @param values the values of its fields; filled while the object is read
         */
        void begin(PointerTree tree, @Nullable Object[] values);

        /**
         * The value at a pointer is about to be read.
         *
         * @param index the index of the pointer in the tree
         * @param json the reader, at the value
         */
        void value(int index, JsonReader json) throws IOException;

        /**
         * An item of the list that is the current value is about to be read.
         *
         * @param token the index of the item or, in an object, its name
         * @param named whether it is in an object
         * @param json the reader, at the item
         */
        void item(String token, boolean named, JsonReader json) throws IOException;

        /** The object has been read. */
        void end();
    }
}
