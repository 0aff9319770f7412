package io.unisession.testkit.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a request of which only documented parameters and fields are accepted: a misspelled one must not pass for one that
 * was left out.
 */
public final class StrictRequest {
    private final ReceivedRequest request;
    private final Function<String, FakeResponse> refusal;

    /** @param refusal makes the service's error response from a reason */
    public StrictRequest(Call call, Function<String, FakeResponse> refusal) {
        this.request = call.request();
        this.refusal = refusal;
    }

    /** Refuses all other query parameters, and each of these that is sent twice. */
    public StrictRequest allowQuery(String... names) {
        for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
            if (!Set.of(names).contains(parameter.getKey())) {
                throw refused("unknown parameter " + parameter.getKey());
            }
            if (parameter.getValue().size() > 1) {
                throw refused(parameter.getKey() + " is sent twice");
            }
        }
        return this;
    }

    /** A query parameter, if it is sent. */
    public Optional<String> text(String name) {
        return request.queryValue(name);
    }

    /** A query parameter that must be a whole number in this range. */
    public Optional<Long> number(String name, long least, long most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        long number = value.filter(text -> text.matches("-?[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> refused(name + " must be a number"));
        if (number < least || number > most) {
            throw refused(name + " must be between " + least + " and " + most);
        }
        return Optional.of(number);
    }

    /** A query parameter that must be {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name + " must be true or false");
        });
    }

    /** The body, which must be a JSON object with no other fields. */
    public ObjectNode body(String... fields) {
        String type = request.header("Content-Type").orElse("none");
        if (!type.startsWith("application/json")) {
            throw refused("the content type is " + type);
        }
        ObjectNode body =
                Json.tryReadObject(request.body()).orElseThrow(() -> refused("the body is not a JSON object"));
        requireFields(body, fields);
        return body;
    }

    /** Refuses an object with other fields. */
    public void requireFields(ObjectNode object, String... fields) {
        object.fieldNames().forEachRemaining(name -> {
            if (!Set.of(fields).contains(name)) {
                throw refused("unknown field " + name);
            }
        });
    }

    /** The service's error response. */
    public ErrorResponseException refused(String reason) {
        return new ErrorResponseException(refusal.apply(reason));
    }
}
