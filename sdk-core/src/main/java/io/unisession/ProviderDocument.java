package io.unisession;

import io.unisession.error.RawNotKeptException;
import io.unisession.internal.json.JsonEncoding;
import io.unisession.internal.transport.BodyBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider's response, or the part of it that describes one session or participant. It gives access to every field by
 * JSON Pointer (RFC 6901), including those that the neutral model does not have.
 *
 * <pre>{@code
 * session.raw().text("/room/host/username")
 * }</pre>
 *
 * <p>The bytes are kept as received and parsed when a field is first read, so a document that is never read is never
 * parsed. The parsed tree is kept as long as the document. A client that was built with {@link
 * SessionClientBuilder#keepRaw keepRaw(false)} keeps no bytes: once the call is over, every method that reads a field
 * throws {@link RawNotKeptException}.
 */
public final class ProviderDocument {
    private static final ProviderDocument EMPTY = of("");

    private final BodyBytes bytes;
    private final int offset;
    private final int length;
    // Benign race: two threads may parse at once, with equal results.
    private volatile @Nullable DocumentTree tree;

    private ProviderDocument(BodyBytes bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /**
     * Creates a document from bytes, which are copied.
     *
     * @param json UTF-8 JSON
     * @return the document
     */
    public static ProviderDocument of(byte[] json) {
        return new ProviderDocument(BodyBytes.kept(json.clone()), 0, json.length);
    }

    /**
     * Creates a document from a string.
     *
     * @param json a JSON text
     * @return the document
     */
    public static ProviderDocument of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new ProviderDocument(BodyBytes.kept(bytes), 0, bytes.length);
    }

    /**
     * Creates a document over a part of a response without copying it. Only UniSession can call this: the type of the
     * argument is internal.
     *
     * @param bytes the response
     * @param offset where the document begins
     * @param length how many bytes it has
     * @return the document
     */
    @SuppressWarnings("exports") // internal on purpose: the array must not change
    public static ProviderDocument over(BodyBytes bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.get().length);
        return new ProviderDocument(bytes, offset, length);
    }

    /**
     * A document without content.
     *
     * @return the empty document
     */
    public static ProviderDocument empty() {
        return EMPTY;
    }

    /**
     * Whether the document is empty, such as a response without a body.
     *
     * @return true if there is no content
     */
    public boolean isEmpty() {
        return length == 0;
    }

    /**
     * Whether a field exists. A field that is {@code null} exists.
     *
     * @param pointer a JSON Pointer, such as {@code /room/host/username}; {@code ""} is the whole document
     * @return true if the field exists
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public boolean has(String pointer) {
        return tree().has(pointer);
    }

    /**
     * A single value as text: a string as it is, a number or boolean in its JSON form.
     *
     * @param pointer a JSON Pointer
     * @return the value; empty if the field is missing, {@code null}, an object or an array
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public Optional<String> text(String pointer) {
        return tree().text(pointer);
    }

    /**
     * An exact number, even if the provider sent it as a string.
     *
     * @param pointer a JSON Pointer
     * @return the number, or empty if the field is missing or is not a number
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public Optional<BigDecimal> number(String pointer) {
        return tree().number(pointer);
    }

    /**
     * A boolean.
     *
     * @param pointer a JSON Pointer
     * @return the value, or empty if the field is missing or is not a JSON boolean
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public Optional<Boolean> flag(String pointer) {
        return tree().flag(pointer);
    }

    /**
     * The number of fields in an object or elements in an array.
     *
     * @param pointer a JSON Pointer
     * @return the number, 0 if there is no object or array
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public int size(String pointer) {
        return tree().size(pointer);
    }

    /**
     * The pointers of all single values (strings, numbers, booleans, nulls), in the order of the response.
     *
     * @return an unmodifiable list
     * @throws RawNotKeptException if the response was not kept
     */
    public List<String> pointers() {
        return tree().pointers();
    }

    /**
     * The response text, unchanged.
     *
     * @return the JSON text, empty for an empty document
     * @throws RawNotKeptException if the response was not kept
     */
    public String json() {
        return JsonEncoding.decode(bytes.get(), offset, length);
    }

    /**
     * Maps the document to a class of your own, with the JSON library of your choice:
     *
     * <pre>{@code
     * Webinar webinar = session.raw().mapWith(json -> mapper.readValue(json, Webinar.class));
     * }</pre>
     *
     * @param mapping reads the document
     * @param <T> your class
     * @return what the mapping returns
     * @throws UncheckedIOException if the mapping throws an {@code IOException}, such as Jackson 2's; its other
     *     exceptions are thrown unchanged
     * @throws RawNotKeptException if the response was not kept
     */
    public <T extends @Nullable Object> T mapWith(Mapping<T> mapping) {
        Objects.requireNonNull(mapping, "mapping");
        byte[] json = Arrays.copyOfRange(bytes.get(), offset, offset + length);
        try {
            return mapping.map(JsonEncoding.isUtf8(json, length) ? json : JsonEncoding.toUtf8(json, length));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private DocumentTree tree() {
        // Checked first, so that a response that was not kept is reported even if it was parsed during the call.
        byte[] present = bytes.get();
        DocumentTree parsed = tree;
        if (parsed == null) {
            parsed = DocumentTree.parse(present, offset, length);
            tree = parsed;
        }
        return parsed;
    }

    /** The length only: responses may contain names, addresses and tokens. */
    @Override
    public String toString() {
        return "ProviderDocument[" + length + " bytes]";
    }

    /**
     * Reads a document as a class of the application's own.
     *
     * @param <T> the class
     */
    @FunctionalInterface
    public interface Mapping<T extends @Nullable Object> {
        /**
         * Reads a document.
         *
         * @param json the document in UTF-8, a copy; no bytes if the document is empty
         * @return the value
         * @throws IOException if the document cannot be read as the class
         */
        T map(byte[] json) throws IOException;
    }
}
