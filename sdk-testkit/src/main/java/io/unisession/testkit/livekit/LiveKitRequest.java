package io.unisession.testkit.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a request, read as strictly as the JSON of protocol buffers: in snake case or camel case, a value of another
 * type is an error, unknown fields are not.
 */
final class LiveKitRequest {

    private static final int LONGEST_NAME = 256;

    private final ObjectNode body;

    private LiveKitRequest(ObjectNode body) {
        this.body = body;
    }

    static LiveKitRequest of(Call call) {
        // Unlike other services, this one takes no body for malformed.
        return new LiveKitRequest(Json.tryReadObject(call.request().body()).orElseThrow(LiveKitRequest::malformed));
    }

    /** The name of the room that the request is about. */
    String room() {
        return text("room").orElse("");
    }

    String identity() {
        return text("identity").orElse("");
    }

    /** A new room's name. */
    String newName() {
        String name = text("name").orElse("");
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new ErrorResponseException(
                    LiveKitErrors.invalid("the name of a room must have between 1 and " + LONGEST_NAME + " bytes"));
        }
        return name;
    }

    Optional<String> text(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw malformed();
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** The token of a page, which a message holds. */
    Optional<String> pageToken() {
        return Json.text(value("page_token"), "token");
    }

    /** An unsigned 32-bit number; 0, the default of protocol buffers, is none. */
    Optional<Integer> number(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            // A number may also be written as a string.
            return Optional.of(Integer.parseUnsignedInt(value.asText())).filter(number -> number != 0);
        } catch (NumberFormatException noNumber) {
            throw malformed();
        }
    }

    List<String> texts(String field) {
        JsonNode value = value(field);
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw malformed();
        }
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw malformed();
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    private JsonNode value(String field) {
        JsonNode snakeCase = body.path(field);
        return snakeCase.isMissingNode() ? body.path(camelCase(field)) : snakeCase;
    }

    private static String camelCase(String field) {
        StringBuilder camelCase = new StringBuilder();
        for (String word : field.split("_", -1)) {
            camelCase.append(camelCase.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camelCase.toString();
    }

    private static ErrorResponseException malformed() {
        return new ErrorResponseException(LiveKitErrors.malformed());
    }
}
