package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Locale;

/** The syntax of a descriptor. */
public enum DocumentFormat {
    JSON,
    YAML;

    static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(50).build();

    /** YAML if the name ends in .yaml or .yml, else JSON. */
    public static DocumentFormat of(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith(".yaml") || lowerCase.endsWith(".yml") ? YAML : JSON;
    }

    /** @throws NoClassDefFoundError if it is YAML and jackson-dataformat-yaml is missing */
    JsonParser parser(String text) throws IOException {
        return this == YAML
                ? YamlParsing.parser(text)
                : JsonFactory.builder().streamReadConstraints(LIMITS).build().createParser(text);
    }

    /** Where the syntax error is. */
    Location locationOf(IOException fault) {
        if (this == YAML) {
            return YamlParsing.locationOf(fault);
        }
        JsonLocation location = fault instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null ? Location.START : new Location("", location.getLineNr(), location.getColumnNr());
    }

    /** Whether the current value is a YAML alias. */
    boolean isAlias(JsonParser parser) throws IOException {
        return this == YAML && YamlParsing.isAlias(parser);
    }
}
