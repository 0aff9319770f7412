package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of a descriptor into values that know their line. A syntax fault ends it; keys that are there twice
 * are noted.
 */
public final class DocumentReader {
    private final DocumentFormat format;
    private final JsonParser parser;
    private final Faults faults;

    private DocumentReader(DocumentFormat format, JsonParser parser, Faults faults) {
        this.format = format;
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * Reads a text.
     *
     * @return the value; empty where there is none, and then {@code faults} says why
     */
    public static Optional<DocumentNode> read(DocumentFormat format, String text, Faults faults) {
        try (JsonParser parser = format.parser(text)) {
            return new DocumentReader(format, parser, faults).document();
        } catch (NoClassDefFoundError noYaml) {
            faults.add(
                    Place.TOP,
                    "to read YAML, add com.fasterxml.jackson.dataformat:jackson-dataformat-yaml to the dependencies"
                            + " (on the module path, also resolve com.fasterxml.jackson.dataformat.yaml), or write the"
                            + " descriptor as JSON");
        } catch (IOException notReadable) {
            faults.add(format.placeOf(notReadable), "this is not valid " + format + hint(notReadable));
        }
        return Optional.empty();
    }

    private Optional<DocumentNode> document() throws IOException {
        if (parser.nextToken() == null) {
            faults.add(Place.TOP, "the descriptor is empty");
            return Optional.empty();
        }
        DocumentNode document = value(top());
        if (parser.nextToken() != null) {
            faults.add(top(), "more follows after the end of the descriptor");
        }
        return Optional.of(document);
    }

    private DocumentNode value(Place place) throws IOException {
        if (format.isAlias(parser)) {
            faults.add(place, "found an alias; write the value out");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> DocumentNode.object(place, fields(place));
            case START_ARRAY -> DocumentNode.list(place, elements(place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> DocumentNode.single(Kind.NUMBER, place, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> DocumentNode.single(Kind.FLAG, place, parser.getText());
            case VALUE_NULL -> DocumentNode.single(Kind.NOTHING, place, "");
            default -> DocumentNode.single(Kind.TEXT, place, parser.getText());
        };
    }

    private Map<String, DocumentNode> fields(Place object) throws IOException {
        Map<String, DocumentNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place place = child(object, key);
            parser.nextToken();
            DocumentNode earlier = fields.putIfAbsent(key, value(place));
            if (earlier != null) {
                faults.add(
                        place,
                        "the key \"" + key + "\" is here for the second time, after line "
                                + earlier.place().line());
            }
        }
        return fields;
    }

    private List<DocumentNode> elements(Place list) throws IOException {
        List<DocumentNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(child(list, Integer.toString(elements.size()))));
        }
        return elements;
    }

    private Place top() {
        JsonLocation location = parser.currentTokenLocation();
        return new Place("", location.getLineNr(), location.getColumnNr());
    }

    private Place child(Place parent, String token) {
        JsonLocation location = parser.currentTokenLocation();
        return parent.child(token, location.getLineNr(), location.getColumnNr());
    }

    /** Of what the parser says, only what quotes no more than one character: the rest of a line may be a secret. */
    private static String hint(IOException fault) {
        String words = fault instanceof JsonProcessingException json ? json.getOriginalMessage() : null;
        return words != null
                        && (words.startsWith("Unexpected character") || words.startsWith("Unexpected end-of-input"))
                ? ": " + words.lines().findFirst().orElse("")
                : "";
    }
}
