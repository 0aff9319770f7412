package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The body of a request. A field that does not have the documented form gives 422. */
record TenbyteForm(ObjectNode fields) {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static TenbyteForm of(Call call) {
        return new TenbyteForm(Json.body(call, TenbyteErrors::badRequest));
    }

    TenbyteForm requireTitle() {
        return require("title")
                .check(
                        "title",
                        value -> value.isTextual()
                                && value.textValue().length() >= 3
                                && value.textValue().length() <= 255);
    }

    TenbyteForm requireUuid(String name) {
        return require(name)
                .check(
                        name,
                        value -> value.isTextual()
                                && UUID.matcher(value.textValue()).matches());
    }

    TenbyteForm mode() {
        return check("mode", value -> List.of("webcam", "rtmp").contains(value.asText()));
    }

    TenbyteForm time(String name) {
        return check(name, value -> Json.time(fields, name).isPresent());
    }

    TenbyteForm flag(String name) {
        return check(name, JsonNode::isBoolean);
    }

    TenbyteForm wholeNumber(String name) {
        return check(name, JsonNode::isInt);
    }

    TenbyteForm require(String name) {
        return fields.has(name) ? this : refuse(name, "validation_required", "This field is required");
    }

    /** The fields are those of the documentation. Whether the service takes others is not documented. */
    TenbyteForm only(String... names) {
        List<String> known = List.of(names);
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(name, "made_up_unknown", "This field is not documented");
            }
        });
        return this;
    }

    private TenbyteForm check(String name, Predicate<JsonNode> valid) {
        JsonNode value = fields.get(name);
        return value == null || valid.test(value) ? this : refuse(name, "made_up_invalid", "This value is not valid");
    }

    private static TenbyteForm refuse(String field, String code, String message) {
        throw new ErrorResponseException(TenbyteErrors.invalid(field, code, message));
    }
}
