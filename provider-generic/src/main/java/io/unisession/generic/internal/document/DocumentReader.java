package io.unisession.generic.internal.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.document.DocumentNode.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of a descriptor into values that know their line and column. Stops at a syntax error; reports
 * duplicate keys.
 */
public final class DocumentReader {
    private static final int MOST_QUOTED = 80;

    private static final String TOO_DEEP = "more than " + DocumentFormat.MOST_LEVELS + " levels";

    private final DocumentFormat format;
    private final JsonParser parser;
    private final Faults faults;
    private int level;

    private DocumentReader(DocumentFormat format, JsonParser parser, Faults faults) {
        this.format = format;
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * Reads a document.
     *
     * @return the document; empty after a syntax error, which is added to {@code faults}
     */
    public static Optional<DocumentNode> read(DocumentFormat format, String text, Faults faults) {
        try (JsonParser parser = format.parser(text)) {
            return new DocumentReader(format, parser, faults).document();
        } catch (NoClassDefFoundError noYaml) {
            faults.add(
                    Location.START,
                    "reading YAML needs the dependency com.fasterxml.jackson.dataformat:jackson-dataformat-yaml"
                            + " (on the module path, also resolve com.fasterxml.jackson.dataformat.yaml);"
                            + " add it, or write the descriptor as JSON");
        } catch (IOException notReadable) {
            faults.add(format.locationOf(notReadable), "not valid " + format + hint(notReadable));
        }
        return Optional.empty();
    }

    private Optional<DocumentNode> document() throws IOException {
        if (parser.nextToken() == null) {
            faults.add(Location.START, "the descriptor is empty");
            return Optional.empty();
        }
        DocumentNode document = value(top());
        if (parser.nextToken() != null) {
            faults.add(top(), "unexpected content after the end of the descriptor");
        }
        return Optional.of(document);
    }

    private DocumentNode value(Location location) throws IOException {
        if (format.isAlias(parser)) {
            faults.add(location, "aliases are not supported; repeat the value");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT, START_ARRAY -> container(token, location);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> DocumentNode.single(Kind.NUMBER, location, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> DocumentNode.single(Kind.FLAG, location, parser.getText());
            case VALUE_NULL -> DocumentNode.single(Kind.NOTHING, location, "");
            default -> DocumentNode.single(Kind.TEXT, location, parser.getText());
        };
    }

    private DocumentNode container(JsonToken start, Location location) throws IOException {
        if (level == DocumentFormat.MOST_LEVELS) {
            throw new JsonParseException(parser, TOO_DEEP);
        }
        level++;
        DocumentNode node = start == JsonToken.START_OBJECT
                ? DocumentNode.object(location, fields(location))
                : DocumentNode.list(location, elements(location));
        level--;
        return node;
    }

    private Map<String, DocumentNode> fields(Location object) throws IOException {
        Map<String, DocumentNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Location location = child(object, key);
            parser.nextToken();
            DocumentNode earlier = fields.putIfAbsent(key, value(location));
            if (earlier != null) {
                faults.add(
                        location,
                        "duplicate key \"" + key.substring(0, Math.min(key.length(), MOST_QUOTED))
                                + "\", first on line "
                                + earlier.location().line());
            }
        }
        return fields;
    }

    private List<DocumentNode> elements(Location list) throws IOException {
        List<DocumentNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(child(list, Integer.toString(elements.size()))));
        }
        return elements;
    }

    private Location top() {
        JsonLocation location = parser.currentTokenLocation();
        return new Location("", location.getLineNr(), location.getColumnNr());
    }

    private Location child(Location parent, String token) {
        JsonLocation location = parser.currentTokenLocation();
        return parent.child(token, location.getLineNr(), location.getColumnNr());
    }

    /**
     * The parser's message, if it quotes one character at most: the rest of the line may be a secret. Where an object
     * starts is left out, since the parser describes its source there, which says nothing to a user.
     */
    private static String hint(IOException fault) {
        String words = fault instanceof JsonProcessingException json ? json.getOriginalMessage() : null;
        return words != null
                        && (words.startsWith("Unexpected character")
                                || words.startsWith("Unexpected end-of-input")
                                || words.equals(TOO_DEEP))
                ? ": " + words.lines().findFirst().orElse("").replaceFirst(" \\(start.*", "")
                : "";
    }
}
