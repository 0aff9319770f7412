package io.unisession.internal.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.unisession.internal.json.JsonFormat;
import io.unisession.internal.transport.BodyBytes;
import io.unisession.spi.http.ErrorMeanings.FieldValue;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds one value in a JSON text and stops there, so that a field at the start of a large response costs nothing.
 */
final class JsonProbe {
    private final JsonParser parser;

    private JsonProbe(JsonParser parser) {
        this.parser = parser;
    }

    /** Whether the text has a value at its place. */
    static boolean has(BodyBytes json, FieldValue value) {
        return text(json, List.of(JsonPointer.compile(value.pointer())))
                .filter(value.value()::equals)
                .isPresent();
    }

    /**
     * The first value in the text that is at one of the pointers, as text; empty if all are missing, null, an object or
     * an array, or if the text is not JSON.
     */
    static Optional<String> text(BodyBytes json, List<JsonPointer> pointers) {
        try (JsonParser parser = JsonFormat.FACTORY.createParser(json.get(), 0, json.length())) {
            parser.nextToken();
            return new JsonProbe(parser).find(pointers);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /**
     * Looks within the current value, and leaves the parser at its end.
     *
     * @param pointers from the current value; if there are none, it is skipped
     */
    private Optional<String> find(List<JsonPointer> pointers) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || pointers.isEmpty()) {
            parser.skipChildren();
            return Optional.empty();
        }
        if (token == JsonToken.START_OBJECT) {
            return inObject(pointers);
        }
        if (token == JsonToken.START_ARRAY) {
            return inArray(pointers);
        }
        boolean isFound = token != JsonToken.VALUE_NULL && pointers.stream().anyMatch(JsonPointer::matches);
        return isFound ? Optional.of(parser.getText()) : Optional.empty();
    }

    private Optional<String> inObject(List<JsonPointer> pointers) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Optional<String> found = find(within(pointers, pointer -> pointer.matchProperty(name)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> inArray(List<JsonPointer> pointers) throws IOException {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            int element = index;
            Optional<String> found = find(within(pointers, pointer -> pointer.matchElement(element)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<JsonPointer> within(
            List<JsonPointer> pointers, Function<JsonPointer, @Nullable JsonPointer> step) {
        return pointers.stream().map(step).filter(Objects::nonNull).toList();
    }
}
