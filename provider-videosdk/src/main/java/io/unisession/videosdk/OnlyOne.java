package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one thing that an answer is about. VideoSDK shows it bare, below {@code data}, or as the only element of an
 * array, also of one below {@code data}; which of these is answered where has changed over time.
 *
 * @param <T> the thing
 */
final class OnlyOne<T> {
    private final JsonReader json;
    private final Supplier<? extends ObjectFields<T>> fields;
    private final ResponseMetadata metadata;
    /** What {@code raw()} shows; null for the thing's own part of the answer. */
    private final @Nullable ProviderDocument raw;
    /** What an array without elements stands for. */
    private final @Nullable T ofNone;

    private OnlyOne(
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

    /** What an answer is about, with all of the answer as its document; null where it says nothing usable of it. */
    static <T> @Nullable T of(Answer answer, Supplier<? extends ObjectFields<T>> fields) throws IOException {
        return new OnlyOne<T>(answer.json(), fields, answer.metadata(), answer.document(), null).read();
    }

    /** As {@link #of(Answer, Supplier)}, where an array without elements stands for something too. */
    static <T> @Nullable T of(Answer answer, Supplier<? extends ObjectFields<T>> fields, T ofNone) throws IOException {
        return new OnlyOne<T>(answer.json(), fields, answer.metadata(), answer.document(), ofNone).read();
    }

    /** As {@link #of(Answer, Supplier)} for a part of an answer, with that part as its document. */
    static <T> @Nullable T of(JsonReader json, ResponseMetadata metadata, Supplier<? extends ObjectFields<T>> fields)
            throws IOException {
        return new OnlyOne<T>(json, fields, metadata, null, null).read();
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
