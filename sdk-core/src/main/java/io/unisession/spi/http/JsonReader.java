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
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON response once, from start to end, without building a tree. It is lenient: a field that is missing,
 * {@code null} or of an unexpected type reads as null. Only malformed JSON fails. If a value exists but cannot be read,
 * {@link #unreadableFields} names its field.
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
 * <p>An object or array can be entered once and must then be read to its end. A single value may be read in several
 * ways before moving on. Not thread-safe.
 *
 * <p>A response of tiny elements would need many times its size in memory. So reading fails after 20,000 elements (of
 * arrays, and objects in fields) plus one for each 32 bytes of the response. Skipped elements do not count.
 */
public final class JsonReader {
    /** Every whole number of this many characters, including its sign, fits into a long. */
    private static final int LENGTH_OF_ANY_LONG = 18;

    // How the current value has been read so far.
    private static final int READ_AS_TEXT = 1;
    private static final int READ_AS_TYPE = 2;
    private static final int NO_STRUCTURE = 4;
    private static final int NOT_OF_TYPE = 8;

    /** An element of any meaningful list is longer: an id alone has this length. */
    private static final int BYTES_PER_ELEMENT = 32;

    /** This many elements need little memory, however short they are. */
    private static final int ELEMENTS_OF_ANY_RESPONSE = 20_000;

    private final JsonParser parser;
    private final BodyBytes utf8;
    private int elementsLeft;
    private final CommonTimestamps timestamps;
    /** Created for the first unreadable field, because few responses have one. */
    private @Nullable UnreadableFields unreadable;

    private boolean entered;
    private int readings;
    private String field = "";

    private JsonReader(JsonParser parser, BodyBytes utf8) {
        this.parser = parser;
        this.utf8 = utf8;
        this.elementsLeft = ELEMENTS_OF_ANY_RESPONSE + utf8.length() / BYTES_PER_ELEMENT;
        this.timestamps = new CommonTimestamps(utf8.get(), utf8.length());
    }

    /**
     * Creates a reader at the first value of a JSON text.
     *
     * @param json a JSON text in UTF-8, or in UTF-16 or UTF-32; not copied, so it must not change while the reader or a
     *     document of it is in use
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
     * Enters the current value if it is an object.
     *
     * @return false if it is something else, which is then skipped
     */
    public boolean enterObject() {
        return enter(JsonToken.START_OBJECT);
    }

    /**
     * Enters the current value if it is an array.
     *
     * @return false if it is something else, which is then skipped
     */
    public boolean enterArray() {
        return enter(JsonToken.START_ARRAY);
    }

    private boolean enter(JsonToken start) {
        entered = parser.currentToken() == start;
        readings |= entered ? READ_AS_TYPE : NO_STRUCTURE;
        return entered;
    }

    /**
     * Moves to the next field of the innermost open object.
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
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            countElement();
        }
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
     * Moves to the next element of the innermost open array.
     *
     * @return false at the end of the array
     * @throws IOException if the text is not JSON
     */
    public boolean nextElement() throws IOException {
        leaveValue();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY || token == null) {
            return false;
        }
        countElement();
        return true;
    }

    /**
     * Two bytes can become an item of a hundred bytes, so elements are limited to keep memory a small multiple of the
     * response.
     */
    private void countElement() {
        elementsLeft--;
        if (elementsLeft < 0) {
            throw new UnusableResponseException("it has more than "
                    + (ELEMENTS_OF_ANY_RESPONSE + utf8.length() / BYTES_PER_ELEMENT)
                    + " list elements, too many for its size");
        }
    }

    /**
     * Skips a value that was not entered. After entering one, the parser is at its first token, which must not be
     * skipped.
     */
    private void leaveValue() throws IOException {
        if (isUnreadable()) {
            unreadable = unreadable == null ? new UnreadableFields() : unreadable;
            unreadable.add(position(), parser);
        }
        readings = 0;
        if (!entered) {
            parser.skipChildren();
        }
        entered = false;
    }

    /**
     * Whether the current value was read, but not successfully as any type. {@code null}, empty strings and
     * placeholders for no time are never unreadable.
     *
     * @return true if the value is unreadable
     * @throws IOException if the text is not JSON
     */
    public boolean isUnreadable() throws IOException {
        // Reading a text shows that the value need not be an object or array, but not that it has another type.
        boolean misread = readings >= NO_STRUCTURE
                && (readings & READ_AS_TYPE) == 0
                && ((readings & NOT_OF_TYPE) != 0 || (readings & READ_AS_TEXT) == 0);
        return misread && !isBlank();
    }

    private boolean isBlank() throws IOException {
        return isNull()
                || (parser.currentToken() == JsonToken.VALUE_STRING
                        && parser.getText().isBlank());
    }

    /**
     * The fields of an object that could not be read, for {@code unreadableFields(...)} of the model's builders. Each
     * is returned only once: if fields of an inner object are returned for that object, they are not returned for the
     * outer one.
     *
     * @param position what {@link #position()} returned at the start of the object, which has been read to its end
     * @return the provider's names of the fields; for an element of an array, the name of the array
     */
    public List<String> unreadableFields(int position) {
        return unreadable == null ? List.of() : unreadable.takeFrom(position);
    }

    /** The names of all unreadable fields of the text, including those returned before. */
    Set<String> unreadableFields() {
        return unreadable == null ? Set.of() : unreadable.names();
    }

    /**
     * The current value as text.
     *
     * @return a string unchanged, a number or boolean in its JSON form; null for {@code null}, objects and arrays
     * @throws IOException if the text is not JSON
     */
    public @Nullable String text() throws IOException {
        boolean isText = isSingleValue();
        readings |= isText ? READ_AS_TEXT : NOT_OF_TYPE;
        return isText ? parser.getText() : null;
    }

    /**
     * The current value as an id: text that is not blank.
     *
     * @return the id, or null if the value is blank, {@code null}, an object or an array
     * @throws IOException if the text is not JSON
     */
    public @Nullable String id() throws IOException {
        String text = text();
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The current value as a time: ISO 8601 with {@code Z} or any offset and with services' usual variations; the date
     * format of mail and HTTP; or seconds or milliseconds since 1970, distinguished by their size. A time without a
     * zone is unreadable. 0, -1, an empty string, the start of 1970 and the start of year 1 are placeholders for no
     * time.
     *
     * @return the time; null if there is none or it cannot be read
     * @throws IOException if the text is not JSON
     */
    public @Nullable Instant instant() throws IOException {
        return instantIn(null);
    }

    /**
     * Like {@link #instant()}, for providers that document the time zone of their times.
     *
     * @param zone the time zone of times without one
     * @return the time; null if there is none or it cannot be read
     * @throws IOException if the text is not JSON
     */
    public @Nullable Instant instant(ZoneId zone) throws IOException {
        return instantIn(zone);
    }

    private @Nullable Instant instantIn(@Nullable ZoneId zone) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            // This avoids decoding the bytes into characters.
            Instant instant = timestamps.read(position());
            if (instant != null) {
                readings |= READ_AS_TYPE;
                return instant;
            }
        }
        String text = text();
        return text == null || isNone(Timestamps.isNone(text)) ? null : time(Timestamps.parse(text, zone));
    }

    /**
     * The current value as a time that is counted from the beginning of 1970 in UTC. Anything else is read as by {@link
     * #instant()}, including placeholders for no time.
     *
     * @param unit what is counted, such as {@code SECONDS}
     * @return the time, with fractions down to nanoseconds, also from a string that contains a number; null if there is
     *     none or it cannot be read, such as a number too large for an {@link Instant}
     * @throws IOException if the text is not JSON
     */
    public @Nullable Instant instantSinceEpoch(TimeUnit unit) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != NumberType.BIG_INTEGER) {
            long count = parser.getLongValue();
            return isNone(Timestamps.isNone(count)) ? null : time(Timestamps.sinceEpoch(count, unit));
        }
        String text = text();
        Instant plain = text == null ? null : Timestamps.plain(text, unit);
        if (plain != null) {
            return time(plain);
        }
        if (text == null || isNone(Timestamps.isNone(text))) {
            return null;
        }
        BigDecimal count = DecimalText.parse(text);
        return time(count == null ? Timestamps.parse(text, null) : Timestamps.sinceEpoch(count, unit));
    }

    /** A placeholder for no time was read successfully. */
    private boolean isNone(boolean none) {
        readings |= none ? READ_AS_TYPE : 0;
        return none;
    }

    private @Nullable Instant time(@Nullable Instant read) {
        readings |= read == null ? NOT_OF_TYPE : READ_AS_TYPE;
        return read == null || Timestamps.isNone(read) ? null : read;
    }

    /**
     * The current value as a number.
     *
     * @return the number, also from a string that contains one; null for everything else, and for strings too long to
     *     be a sensible number
     * @throws IOException if the text is not JSON
     */
    public @Nullable BigDecimal number() throws IOException {
        BigDecimal number = readNumber();
        readings |= number == null ? NOT_OF_TYPE : READ_AS_TYPE;
        return number;
    }

    private @Nullable BigDecimal readNumber() throws IOException {
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
     * The current value as a whole number, such as a count or a page number.
     *
     * @return the number, also from a string that contains one; null for everything else, and for numbers outside the
     *     range of a long
     * @throws IOException if the text is not JSON
     */
    public @Nullable Long wholeNumber() throws IOException {
        BigDecimal number = readNumber();
        Long whole = null;
        try {
            whole = number == null ? null : number.longValueExact();
        } catch (ArithmeticException noWholeNumber) {
            // Null, as for anything else that is not a number.
        }
        readings |= whole == null ? NOT_OF_TYPE : READ_AS_TYPE;
        return whole;
    }

    /**
     * The current value as a boolean.
     *
     * @return the boolean, or null for everything else
     */
    public @Nullable Boolean flag() {
        JsonToken token = parser.currentToken();
        boolean isFlag = token != null && token.isBoolean();
        readings |= isFlag ? READ_AS_TYPE : NOT_OF_TYPE;
        return isFlag ? token == JsonToken.VALUE_TRUE : null;
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
     * The position where the current value starts. Call it before reading the value, and {@link #documentFrom}
     * afterwards.
     *
     * @return a position for {@code documentFrom}
     */
    public int position() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /**
     * The part of the response from a position to the end of the value that was read last: a slice, not a copy. If
     * responses are not kept, it is readable only until the call ends.
     *
     * @param position what {@link #position()} returned at the start of the object
     * @return the part
     * @throws IOException if the text is not JSON
     */
    public ProviderDocument documentFrom(int position) throws IOException {
        // The parser reads a string lazily, so finish it first.
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        return ProviderDocument.over(utf8, position, end - position);
    }

    /**
     * Checks that nothing but white space follows the value. Call it after the value has been read: the parser then also
     * remembers the names of fields, which makes reading the next text faster. Mappers of responses need not call it.
     *
     * @throws IOException if something follows
     */
    public void requireEnd() throws IOException {
        leaveValue();
        if (parser.nextToken() != null) {
            throw new IOException("more than one JSON value");
        }
    }
}
