package io.unisession.internal.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.unisession.internal.json.JsonFormat;
import io.unisession.internal.transport.BodyBytes;
import io.unisession.spi.http.ErrorFormat.FieldValue;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds one value in a JSON text and stops there, so that a field at the start of a large response costs nothing.
 */
final class JsonProbe {
    private JsonProbe() {}

    /** Whether the text has a value at its place. */
    static boolean has(BodyBytes json, FieldValue value) {
        return text(json, value.pointer()).filter(value.value()::equals).isPresent();
    }

    /**
     * The value at a pointer as text; empty if it is missing, null, an object or an array, or if the text is not JSON.
     */
    static Optional<String> text(BodyBytes json, String pointer) {
        try (JsonParser parser = new FilteringParserDelegate(
                JsonFormat.FACTORY.createParser(json.get(), 0, json.length()),
                new JsonPointerBasedFilter(pointer),
                Inclusion.ONLY_INCLUDE_ALL,
                false)) {
            JsonToken token = parser.nextToken();
            boolean singleValue = token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL;
            return singleValue ? Optional.of(parser.getText()) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
