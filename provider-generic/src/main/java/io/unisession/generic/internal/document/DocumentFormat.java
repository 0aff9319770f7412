package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.unisession.generic.internal.document.DocumentNode.Location;
import java.io.IOException;
import java.util.Locale;

/** The syntax of a descriptor. */
public enum DocumentFormat {
    JSON,
    YAML;

    /** Each level is a few calls deep, here and where it is checked. */
    static final int MOST_LEVELS = 50;

    /** One more, so that the reader says what is wrong. */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS + 1).build();

    /** YAML if the name ends in .yaml or .yml, else JSON. */
    public static DocumentFormat of(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith(".yaml") || lowerCase.endsWith(".yml") ? YAML : JSON;
    }

    /** @throws NoClassDefFoundError if it is YAML and jackson-dataformat-yaml is missing */
    JsonParser parser(String text) throws IOException {
        return this == YAML
                ? Yaml.parser(text)
                : JsonFactory.builder().streamReadConstraints(LIMITS).build().createParser(text);
    }

    /** Where the syntax error is. */
    Location locationOf(IOException fault) {
        if (this == YAML) {
            return Yaml.locationOf(fault);
        }
        JsonLocation location = fault instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null ? Location.START : new Location("", location.getLineNr(), location.getColumnNr());
    }

    /** Whether the current value is a YAML alias. */
    boolean isAlias(JsonParser parser) throws IOException {
        return this == YAML && Yaml.isAlias(parser);
    }

    /** The only class that uses the YAML library, which is optional. */
    private static final class Yaml {
        static JsonParser parser(String text) throws IOException {
            return YAMLFactory.builder().streamReadConstraints(LIMITS).build().createParser(text);
        }

        /** The location in Jackson's exception is where the last token ended, not where the error is. */
        @SuppressWarnings("deprecation") // nothing else has the place
        static Location locationOf(IOException fault) {
            return fault instanceof MarkedYAMLException marked
                    ? new Location(
                            "",
                            marked.getProblemMark().getLine() + 1,
                            marked.getProblemMark().getColumn() + 1)
                    : Location.START;
        }

        static boolean isAlias(JsonParser parser) throws IOException {
            return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        }
    }
}
