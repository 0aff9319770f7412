package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one thing that a response is about. VideoSDK shows it bare, below {@code data}, or as the only element of an
 * array, also of one below {@code data}; which of these is answered where has changed over time.
 *
 * @param <T> the thing
 */
final class EnvelopeReader<T> {
    private final JsonReader json;
    private final Supplier<? extends ObjectFields<T>> fields;
    private final ResponseMetadata metadata;
    /** What {@code raw()} shows; null for the thing's own part of the response. */
    private final @Nullable ProviderDocument raw;
    /** What an array without elements stands for. */
    private final @Nullable T ofNone;

    private EnvelopeReader(
            JsonReader json,
            Supplier<? extends ObjectFields<T>> fields,
            ResponseMetadata metadata,
            @Nullable ProviderDocument raw,
            @Nullable T ofNone) {
        this.json = json;
        this.fields = fields;
        this.metadata = metadata;
        this.raw = raw;
        this.ofNone = ofNone;
    }

    /** What a response is about, with all of the response as its document; null where it says nothing usable of it. */
    static <T> @Nullable T of(ApiResponse response, Supplier<? extends ObjectFields<T>> fields) throws IOException {
        return new EnvelopeReader<T>(response.json(), fields, response.metadata(), response.document(), null).read();
    }

    /** As {@link #of(ApiResponse, Supplier)}, where an array without elements stands for something too. */
    static <T> @Nullable T of(ApiResponse response, Supplier<? extends ObjectFields<T>> fields, T ofNone)
            throws IOException {
        return new EnvelopeReader<T>(response.json(), fields, response.metadata(), response.document(), ofNone).read();
    }

    /** As {@link #of(ApiResponse, Supplier)} for a part of a response, with that part as its document. */
    static <T> @Nullable T of(JsonReader json, ResponseMetadata metadata, Supplier<? extends ObjectFields<T>> fields)
            throws IOException {
        return new EnvelopeReader<T>(json, fields, metadata, null, null).read();
    }

    private @Nullable T read() throws IOException {
        return json.enterArray() ? onlyElement() : object();
    }

    /** Null where there are several: which of them was asked for, nothing says. */
    private @Nullable T onlyElement() throws IOException {
        T last = ofNone;
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
        ObjectFields<T> own = fields.get();
        boolean wraps = false;
        T wrapped = null;
        while (json.nextField()) {
            if (json.field().equals("data")) {
                wraps = true;
                wrapped = read();
            } else {
                own.read(json);
            }
        }
        T value = own.value(raw == null ? json.documentFrom(position) : raw, metadata);
        if (value == null) {
            value = wraps ? wrapped : own.leastValue();
        }
        return value;
    }
}
