package io.unisession.history.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts, whole numbers and flags as JSON, and reads them again. Whatever else it reads is an {@link
 * IllegalArgumentException}.
 */
final class StateJson {
    /**
     * Ids are names of fields. They may be as long as a provider likes, and as many: a table of names would neither help nor
     * take many that have the same hash.
     */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * A provider may have ids with half of a surrogate pair, which UTF-8 cannot have. A half becomes this character, which
     * no text has, and its four digits.
     */
    private static final char ESCAPE = '\uFDD0';

    private static final Pattern ESCAPED = Pattern.compile(ESCAPE + "([0-9a-f]{4})");

    private StateJson() {}

    static String write(Map<String, ?> object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, object);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName(escaped(String.valueOf(field.getKey())));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(escaped(value.toString()));
        }
    }

    private static String escaped(String text) {
        if (text.chars().noneMatch(character -> character == ESCAPE || Character.isSurrogate((char) character))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == ESCAPE || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
                escaped.append(ESCAPE).append(HexFormat.of().toHexDigits((char) character));
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static String original(String text) {
        return text.indexOf(ESCAPE) < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(escape -> Character.toString((char) HexFormat.fromHexDigits(escape.group(1))));
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is not one JSON object
     */
    static Map<?, ?> read(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            Map<?, ?> object = map(value(json));
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("there is more than one JSON object");
            }
            return object;
        } catch (IOException malformed) {
            throw new IllegalArgumentException("it is not JSON", malformed);
        }
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = original(json.currentName());
                json.nextToken();
                object.put(name, value(json));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(json));
            }
            return items;
        }
        if (token == JsonToken.VALUE_STRING) {
            return original(json.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        throw unexpected(token);
    }

    static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unexpected(value);
    }

    static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw unexpected(value);
    }

    static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(value);
    }

    static @Nullable String textOrNull(@Nullable Object value) {
        return value == null ? null : text(value);
    }

    static long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw unexpected(value);
    }

    static boolean flag(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw unexpected(value);
    }

    static Instant instant(@Nullable Object value) {
        try {
            return Instant.parse(text(value));
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("\"" + value + "\" is not a time", noTime);
        }
    }

    static @Nullable Instant instantOrNull(@Nullable Object value) {
        return value == null ? null : instant(value);
    }

    /** An object whose values are all of one kind, in its order. */
    static <T> Map<String, T> mapOf(@Nullable Object value, Function<Object, T> read) {
        Map<String, T> result = new LinkedHashMap<>();
        map(value).forEach((name, item) -> {
            if (item == null) {
                throw unexpected(value);
            }
            result.put(text(name), read.apply(item));
        });
        return result;
    }

    static <T> List<T> listOf(@Nullable Object value, Function<Object, T> read) {
        List<T> result = new ArrayList<>();
        for (Object item : list(value)) {
            if (item == null) {
                throw unexpected(value);
            }
            result.add(read.apply(item));
        }
        return result;
    }

    static IllegalArgumentException unexpected(@Nullable Object value) {
        return new IllegalArgumentException("a field is missing or of another type: " + value);
    }
}
