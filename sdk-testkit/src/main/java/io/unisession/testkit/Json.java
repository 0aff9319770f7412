package io.unisession.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reading and writing of the bodies that the fakes speak. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static String write(JsonNode node) {
        return node.toString();
    }

    /** Reads an object that the caller of a public method handed over. */
    static ObjectNode readObject(String json) {
        return tryReadObject(json)
                .orElseThrow(() -> new IllegalArgumentException("the text is no JSON object: it has " + json.length()
                        + " characters and starts with \"" + json.substring(0, Math.min(20, json.length())) + "\""));
    }

    static Optional<ObjectNode> tryReadObject(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Returns the first of these fields that holds text which is not empty. */
    static Optional<String> text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return Optional.of(value.textValue());
            }
        }
        return Optional.empty();
    }

    /** Reads a moment; a missing one, null, and one that no clock ever showed are all empty. */
    static Optional<Instant> moment(JsonNode node, String name) {
        try {
            return text(node, name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException noSuchMoment) {
            return Optional.empty();
        }
    }

    /** Writes a moment in UTC with milliseconds, the form that VideoSDK and Tenbyte use. */
    static String write(Instant moment) {
        return MILLISECONDS.format(moment);
    }
}
