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

/** Reading and writing of the bodies that the fakes speak. */
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

    /** Reads an object that the caller of a public method handed over. */
    public static ObjectNode readObject(String json) {
        return tryReadObject(json)
                .orElseThrow(() -> new IllegalArgumentException("the text is no JSON object: it has " + json.length()
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
     * The body of a request, where no body is an empty object: every body of these providers is optional as a whole.
     */
    public static ObjectNode body(Call call, Supplier<FakeResponse> ifMalformed) {
        String body = call.request().body();
        if (body.isBlank()) {
            return object();
        }
        return tryReadObject(body).orElseThrow(() -> new ErrorResponseException(ifMalformed.get()));
    }

    /** A response with a body of JSON. */
    public static FakeResponse response(int status, JsonNode body) {
        return FakeResponse.json(status, write(body));
    }

    /** Returns the first of these fields that holds text which is not empty. */
    public static Optional<String> text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return Optional.of(value.textValue());
            }
        }
        return Optional.empty();
    }

    /** Reads a moment; a missing one, null, and one that no clock ever showed are all empty. */
    public static Optional<Instant> moment(JsonNode node, String name) {
        try {
            return text(node, name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException noSuchMoment) {
            return Optional.empty();
        }
    }

    /** Writes a moment in UTC with milliseconds, the form that VideoSDK and Tenbyte use. */
    public static String write(Instant moment) {
        return MILLISECONDS.format(moment);
    }
}
