package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;

/** The only class that touches the YAML library, so that UniSession loads without it. */
final class YamlParsing {
    private YamlParsing() {}

    static JsonParser parser(String text) throws IOException {
        return YAMLFactory.builder()
                .streamReadConstraints(DocumentFormat.LIMITS)
                .build()
                .createParser(text);
    }

    /** Jackson's own location of such a fault is the end of what was read before it. */
    @SuppressWarnings("deprecation") // deprecated without something else that has the place
    static Place placeOf(IOException fault) {
        return fault instanceof MarkedYAMLException marked
                ? new Place(
                        "",
                        marked.getProblemMark().getLine() + 1,
                        marked.getProblemMark().getColumn() + 1)
                : Place.TOP;
    }

    static boolean isAlias(JsonParser parser) throws IOException {
        return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    }
}
