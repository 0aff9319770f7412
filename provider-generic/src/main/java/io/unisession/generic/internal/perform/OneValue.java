package io.unisession.generic.internal.perform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** What a response has to be to its end, also where nothing is read. */
final class OneValue {
    private static final JsonFactory JSON = new JsonFactory();

    private OneValue() {}

    /** @throws IOException if the text is no JSON, or more than one value */
    static void require(byte[] text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more than one value");
            }
        }
    }
}
