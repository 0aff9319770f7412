package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Locale;

/** How a descriptor is written. */
public enum DocumentFormat {
    JSON,
    YAML;

    static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(50).build();

    /** By the end of the name; what is not YAML is JSON. */
    public static DocumentFormat of(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith(".yaml") || lowerCase.endsWith(".yml") ? YAML : JSON;
    }

    /** @throws NoClassDefFoundError if it is YAML and the library that reads it is not there */
    JsonParser parser(String text) throws IOException {
        return this == YAML
                ? YamlParsing.parser(text)
                : JsonFactory.builder().streamReadConstraints(LIMITS).build().createParser(text);
    }

    /** Where the text stops being JSON or YAML. */
    Place placeOf(IOException fault) {
        if (this == YAML) {
            return YamlParsing.placeOf(fault);
        }
        JsonLocation location = fault instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null ? Place.TOP : new Place("", location.getLineNr(), location.getColumnNr());
    }

    /** Whether the current value only refers to another one, which JSON does not have. */
    boolean isAlias(JsonParser parser) throws IOException {
        return this == YAML && YamlParsing.isAlias(parser);
    }
}
