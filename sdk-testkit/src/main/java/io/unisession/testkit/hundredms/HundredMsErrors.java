package io.unisession.testkit.hundredms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/** The errors of 100ms: the status again, a message and details. Only the body of 401 is documented in full. */
final class HundredMsErrors {
    private HundredMsErrors() {}

    static ErrorResponseException tokenRefused(String detail) {
        return new ErrorResponseException(error(401, "Token validation error", detail));
    }

    static ErrorResponseException notFound(String what) {
        return new ErrorResponseException(error(404, what + " not found", "not found"));
    }

    static FakeResponse invalid(String why) {
        return error(400, "invalid request", why);
    }

    private static FakeResponse error(int status, String message, String detail) {
        ObjectNode body = Json.object().put("code", status).put("message", message);
        body.putArray("details").add(detail);
        return Json.response(status, body);
    }
}
