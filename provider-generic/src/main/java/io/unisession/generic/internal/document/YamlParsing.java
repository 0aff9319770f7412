package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
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

    static boolean isAlias(JsonParser parser) throws IOException {
        return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    }
}
