package io.unisession.testkit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and writes the JSON of the fakes. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static String write(JsonNode node) {
        return node.toString();
    }

    /** Reads an object that a test passed in. */
    public static ObjectNode readObject(String json) {
        return tryReadObject(json)
                .orElseThrow(() -> new IllegalArgumentException("the text is not a JSON object: it has " + json.length()
                        + " characters and starts with \"" + json.substring(0, Math.min(20, json.length())) + "\""));
    }

    public static Optional<ObjectNode> tryReadObject(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /**
     * Reads the body of a request. Without a body this is an empty object, because these providers require none.
     */
    public static ObjectNode body(Call call, Supplier<FakeResponse> ifMalformed) {
        String body = call.request().body();
        if (body.isBlank()) {
            return object();
        }
        return tryReadObject(body).orElseThrow(() -> new ErrorResponseException(ifMalformed.get()));
    }

    /** A response with a JSON body. */
    public static FakeResponse response(int status, JsonNode body) {
        return FakeResponse.json(status, write(body));
    }

    /** Returns the text of the first of these fields that is not empty. */
    public static Optional<String> text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return Optional.of(value.textValue());
            }
        }
        return Optional.empty();
    }

    /** Reads a time; empty if it is missing, null or not a valid time. */
    public static Optional<Instant> time(JsonNode node, String name) {
        try {
            return text(node, name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException noSuchMoment) {
            return Optional.empty();
        }
    }

    /** Writes a time in UTC with milliseconds, as VideoSDK and Tenbyte do. */
    public static String write(Instant time) {
        return MILLISECONDS.format(time);
    }
}
