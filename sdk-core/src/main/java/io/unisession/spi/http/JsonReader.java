package io.unisession.spi.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.unisession.ProviderDocument;
import io.unisession.internal.json.CommonTimestamps;
import io.unisession.internal.json.DecimalText;
import io.unisession.internal.json.JsonEncoding;
import io.unisession.internal.json.JsonFormat;
import io.unisession.internal.json.Timestamps;
import io.unisession.internal.transport.BodyBytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Walks a JSON response once, from front to back, without building a tree. It is lenient about what providers do: a field
 * that is missing, {@code null} or of another type than expected reads as null and never fails the response; only broken
 * JSON does.
 *
 * <pre>{@code
 * if (json.enterObject()) {
 *     while (json.nextField()) {
 *         switch (json.field()) {
 *             case "id" -> id = json.text();
 *             case "start" -> start = json.instant();
 *             case "participants" -> participants = participants(json);
 *             default -> {}                       // what is not read is skipped
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Rules: an object or array is entered at most once, and then walked to its end; a single value may be read in
 * several ways before going on. Not thread-safe.
 */
public final class JsonReader {
    /** A whole number with so many characters, its sign among them, always fits into a long. */
    private static final int LENGTH_OF_ANY_LONG = 18;

    private final JsonParser parser;
    private final BodyBytes utf8;
    private final CommonTimestamps timestamps;
    private boolean entered;
    private String field = "";

    private JsonReader(JsonParser parser, BodyBytes utf8) {
        this.parser = parser;
        this.utf8 = utf8;
        this.timestamps = new CommonTimestamps(utf8.get(), utf8.length());
    }

    /**
     * A reader at the first value of a JSON text.
     *
     * @param json a JSON text in UTF-8, or in UTF-16 or UTF-32; it must not change while slices of it are in use
     * @return the reader
     * @throws IOException if the text is not JSON
     */
    public static JsonReader over(byte[] json) throws IOException {
        return of(BodyBytes.kept(json));
    }

    static JsonReader of(BodyBytes json) throws IOException {
        BodyBytes utf8 = JsonEncoding.isUtf8(json.get(), json.length())
                ? json
                : json.converted(JsonEncoding.toUtf8(json.get(), json.length()));
        JsonParser parser = JsonFormat.FACTORY.createParser(utf8.get(), 0, utf8.length());
        if (parser.nextToken() == null) {
            throw new JsonEOFException(parser, null, "no JSON value");
        }
        return new JsonReader(parser, utf8);
    }

    /**
     * Goes into the current value if it is an object.
     *
     * @return false if it is something else, which then stands to be skipped
     */
    public boolean enterObject() {
        entered = parser.currentToken() == JsonToken.START_OBJECT;
        return entered;
    }

    /**
     * Goes into the current value if it is an array.
     *
     * @return false if it is something else, which then stands to be skipped
     */
    public boolean enterArray() {
        entered = parser.currentToken() == JsonToken.START_ARRAY;
        return entered;
    }

    /**
     * Goes to the next field of the object that was entered last and is not finished.
     *
     * @return false at the end of the object
     * @throws IOException if the text is not JSON
     */
    public boolean nextField() throws IOException {
        leaveValue();
        String name = parser.nextFieldName();
        if (name == null) {
            return false;
        }
        field = name;
        parser.nextToken();
        return true;
    }

    /**
     * The name of the current field.
     *
     * @return the name
     */
    public String field() {
        return field;
    }

    /**
     * Goes to the next element of the array that was entered last and is not finished.
     *
     * @return false at the end of the array
     * @throws IOException if the text is not JSON
     */
    public boolean nextElement() throws IOException {
        leaveValue();
        JsonToken token = parser.nextToken();
        return token != JsonToken.END_ARRAY && token != null;
    }

    /**
     * Past a value that nobody entered; entering one leaves the parser at its first token, which is no reason to skip
     * it.
     */
    private void leaveValue() throws IOException {
        if (!entered) {
            parser.skipChildren();
        }
        entered = false;
    }

    /**
     * The current value as text.
     *
     * @return a string as it is, a number or boolean as JSON writes it; null for {@code null}, objects and arrays
     * @throws IOException if the text is not JSON
     */
    public @Nullable String text() throws IOException {
        return isSingleValue() ? parser.getText() : null;
    }

    /**
     * The current value as an id: text that is not blank.
     *
     * @return the id, or null where the value is blank or no single value
     * @throws IOException if the text is not JSON
     */
    public @Nullable String id() throws IOException {
        String text = text();
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The current value as a moment.
     *
     * @return the moment of an ISO-8601 text with {@code Z} or any offset; null for everything else
     * @throws IOException if the text is not JSON
     */
    public @Nullable Instant instant() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        // The parser need not even make characters of what is read here.
        Instant instant = timestamps.read(position());
        return instant == null ? Timestamps.parse(parser.getText()) : instant;
    }

    /**
     * The current value as a moment that is counted from the beginning of 1970 in UTC.
     *
     * @param unit what is counted, such as {@code SECONDS}
     * @return the moment of a number, or of a string that holds one, with its fraction down to nanoseconds; null for
     *     everything else, and for counts beyond what an {@link Instant} can hold
     * @throws IOException if the text is not JSON
     */
    public @Nullable Instant instantSinceEpoch(TimeUnit unit) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != NumberType.BIG_INTEGER) {
            return Timestamps.sinceEpoch(parser.getLongValue(), unit);
        }
        BigDecimal count = number();
        return count == null ? null : Timestamps.sinceEpoch(count, unit);
    }

    /**
     * The current value as a number.
     *
     * @return the number, also of a string that holds one; null for everything else, and for strings longer than any
     *     number of use
     * @throws IOException if the text is not JSON
     */
    public @Nullable BigDecimal number() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !(token.isNumeric() || token == JsonToken.VALUE_STRING)) {
            return null;
        }
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= LENGTH_OF_ANY_LONG) {
            return BigDecimal.valueOf(parser.getLongValue());
        }
        return parser.getTextLength() > DecimalText.LONGEST ? null : DecimalText.parse(parser.getText());
    }

    /**
     * The current value as a whole number, as counts and page numbers are.
     *
     * @return the number, also of a string that holds one; null for everything else, and where a long cannot hold it
     * @throws IOException if the text is not JSON
     */
    public @Nullable Long wholeNumber() throws IOException {
        BigDecimal number = number();
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException noWholeNumber) {
            return null;
        }
    }

    /**
     * The current value as a boolean.
     *
     * @return the boolean, or null for everything else
     */
    public @Nullable Boolean flag() {
        JsonToken token = parser.currentToken();
        return (token != null && token.isBoolean()) ? token == JsonToken.VALUE_TRUE : null;
    }

    /**
     * Whether the current value is {@code null}.
     *
     * @return true for a JSON null
     */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /**
     * Whether the current value is a string, number or boolean.
     *
     * @return false for {@code null}, objects and arrays
     */
    public boolean isSingleValue() {
        JsonToken token = parser.currentToken();
        return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL;
    }

    /**
     * Where the current value begins. Take it before reading the value, and {@link #documentFrom} after.
     *
     * @return a position for {@code documentFrom}
     */
    public int position() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /**
     * The part of the response from a position to the end of the value that was read last: a slice, not a copy. Where
     * responses are not kept, it can be read until the call is over.
     *
     * @param position what {@link #position()} returned at the beginning of the object
     * @return the part
     * @throws IOException if the text is not JSON
     */
    public ProviderDocument documentFrom(int position) throws IOException {
        // The parser reads the rest of a string only when it has to.
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        return ProviderDocument.over(utf8, position, end - position);
    }

    /** Makes sure that nothing but white space follows the value: half a response is not a response, nor are two. */
    void requireEnd() throws IOException {
        leaveValue();
        if (parser.nextToken() != null) {
            throw new IOException("more than one JSON value");
        }
    }
}
