package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response with one value. VideoSDK sends it bare, in {@code data}, or as the only element of an array, which
 * may itself be in {@code data}; the form differs by endpoint and has changed over time.
 *
 * @param <T> the type of the value
 */
final class EnvelopeReader<T> {
    private final JsonReader json;
    private final Supplier<? extends ObjectMapping<T>> mappings;
    private final ResponseMetadata metadata;
    /** What {@code raw()} returns; null for the object's own part of the response. */
    private final @Nullable ProviderDocument raw;
    /** The value of an empty array. */
    private final @Nullable T ofEmptyArray;

    private EnvelopeReader(
            JsonReader json,
            Supplier<? extends ObjectMapping<T>> mappings,
            ResponseMetadata metadata,
            @Nullable ProviderDocument raw,
            @Nullable T ofEmptyArray) {
        this.json = json;
        this.mappings = mappings;
        this.metadata = metadata;
        this.raw = raw;
        this.ofEmptyArray = ofEmptyArray;
    }

    /** The value of a response, with the whole response as its raw document; null if there is none or several. */
    static <T> @Nullable T of(ApiResponse response, Supplier<? extends ObjectMapping<T>> mappings) throws IOException {
        return new EnvelopeReader<T>(response.json(), mappings, response.metadata(), response.document(), null).read();
    }

    /** Like {@link #of(ApiResponse, Supplier)}, with a value for an empty array. */
    static <T> @Nullable T of(ApiResponse response, Supplier<? extends ObjectMapping<T>> mappings, T ofEmptyArray)
            throws IOException {
        return new EnvelopeReader<T>(response.json(), mappings, response.metadata(), response.document(), ofEmptyArray)
                .read();
    }

    /** Like {@link #of(ApiResponse, Supplier)}, but for part of a response, with that part as the raw document. */
    static <T> @Nullable T of(JsonReader json, ResponseMetadata metadata, Supplier<? extends ObjectMapping<T>> mappings)
            throws IOException {
        return new EnvelopeReader<T>(json, mappings, metadata, null, null).read();
    }

    private @Nullable T read() throws IOException {
        return json.enterArray() ? onlyElement() : object();
    }

    /** Null if there are several, because it is unknown which one was requested. */
    private @Nullable T onlyElement() throws IOException {
        T last = ofEmptyArray;
        int elements = 0;
        while (json.nextElement()) {
            if (!json.isNull()) {
                last = read();
                elements++;
            }
        }
        return elements > 1 ? null : last;
    }

    private @Nullable T object() throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        ObjectMapping<T> mapping = mappings.get();
        boolean hasData = false;
        T data = null;
        while (json.nextField()) {
            if (json.field().equals("data")) {
                hasData = true;
                data = read();
            } else {
                mapping.read(json);
            }
        }
        mapping.unreadableFields(json.unreadableFields(position));
        ProviderDocument document = raw == null ? json.documentFrom(position) : raw;
        T value = mapping.value(document, metadata);
        if (value == null) {
            value = hasData ? data : mapping.fallback(document, metadata);
        }
        return value;
    }
}
