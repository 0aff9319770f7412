package io.unisession;

import io.unisession.error.RawNotKeptException;
import io.unisession.internal.json.JsonEncoding;
import io.unisession.internal.transport.BodyBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider's response, or the part of it that belongs to one session or participant: every field, by JSON Pointer
 * (RFC 6901), also those that the neutral model does not have.
 *
 * <pre>{@code
 * session.raw().text("/room/host/username")
 * }</pre>
 *
 * <p>The bytes are kept as they came and parsed when a field is first read; a document that is never read costs no
 * parsing. Once parsed, the tree is kept as long as the document. A client that was built with
 * {@link SessionClientBuilder#keepRaw keepRaw(false)} keeps no bytes: once the call is over, every method that reads a
 * field throws {@link RawNotKeptException}.
 */
public final class ProviderDocument {
    private static final ProviderDocument EMPTY = of("");

    private final BodyBytes bytes;
    private final int offset;
    private final int length;
    // Benign race: two threads may parse at once, and either tree will do.
    private volatile @Nullable DocumentTree tree;

    private ProviderDocument(BodyBytes bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /**
     * A document from its bytes, which are copied.
     *
     * @param json UTF-8 JSON
     * @return the document
     */
    public static ProviderDocument of(byte[] json) {
        return new ProviderDocument(BodyBytes.kept(json.clone()), 0, json.length);
    }

    /**
     * A document from its text.
     *
     * @param json a JSON text
     * @return the document
     */
    public static ProviderDocument of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new ProviderDocument(BodyBytes.kept(bytes), 0, bytes.length);
    }

    /**
     * A document over a part of a response, which is not copied. For UniSession itself: nobody else can make the
     * argument.
     *
     * @param bytes the response
     * @param offset where the document begins
     * @param length how many bytes it has
     * @return the document
     */
    @SuppressWarnings("exports") // its type is not exported so that nobody else hands in an array that may change
    public static ProviderDocument over(BodyBytes bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.get().length);
        return new ProviderDocument(bytes, offset, length);
    }

    /**
     * The document that has no field.
     *
     * @return the empty document
     */
    public static ProviderDocument empty() {
        return EMPTY;
    }

    /**
     * Whether there is nothing here, as where a response had no body.
     *
     * @return true without content
     */
    public boolean isEmpty() {
        return length == 0;
    }

    /**
     * Whether a field is there; one that is {@code null} counts as there.
     *
     * @param pointer a JSON Pointer, such as {@code /room/host/username}; {@code ""} is the whole document
     * @return true if the response has the field
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public boolean has(String pointer) {
        return tree().has(pointer);
    }

    /**
     * A single value as text: a string as it is, a number or boolean as JSON writes it.
     *
     * @param pointer a JSON Pointer
     * @return the value; empty where the field is missing, {@code null}, an object or an array
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public Optional<String> text(String pointer) {
        return tree().text(pointer);
    }

    /**
     * A number, exact; also one that the provider wrote as a string.
     *
     * @param pointer a JSON Pointer
     * @return the number, or empty where the field is missing or holds none
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
     * @return the value, or empty where the field is missing or no JSON boolean
     * @throws IllegalArgumentException if the pointer does not begin with a slash
     * @throws RawNotKeptException if the response was not kept
     */
    public Optional<Boolean> flag(String pointer) {
        return tree().flag(pointer);
    }

    /**
     * How many fields an object, or elements an array, has.
     *
     * @param pointer a JSON Pointer
     * @return the number, 0 where there is no object or array
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
     * The text as it came.
     *
     * @return the JSON text, empty for an empty document
     * @throws RawNotKeptException if the response was not kept
     */
    public String json() {
        return JsonEncoding.decode(bytes.get(), offset, length);
    }

    private DocumentTree tree() {
        // First, so that a response that was not kept is reported even where it was parsed during the call.
        byte[] present = bytes.get();
        DocumentTree parsed = tree;
        if (parsed == null) {
            parsed = DocumentTree.parse(present, offset, length);
            tree = parsed;
        }
        return parsed;
    }

    /** The length only: responses hold names, addresses and sometimes tokens. */
    @Override
    public String toString() {
        return "ProviderDocument[" + length + " bytes]";
    }
}
