package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;

/** The only class that uses the YAML library, which is optional. */
final class YamlParsing {
    private YamlParsing() {}

    static JsonParser parser(String text) throws IOException {
        return YAMLFactory.builder()
                .streamReadConstraints(DocumentFormat.LIMITS)
                .build()
                .createParser(text);
    }

    /** The location in Jackson's exception is where the last token ended, not where the error is. */
    @SuppressWarnings("deprecation") // deprecated without something else that has the place
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
