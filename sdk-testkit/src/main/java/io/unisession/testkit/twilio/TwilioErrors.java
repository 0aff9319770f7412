package io.unisession.testkit.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/** Twilio's errors: its own code, a message, and a link to the code's page. */
final class TwilioErrors {

    private TwilioErrors() {}

    static ErrorResponseException unauthorized() {
        return error(401, 20003, "Authenticate");
    }

    /** The path is shown without the version. */
    static ErrorResponseException notFound(String path) {
        String resource = path.startsWith("/v1/") ? path.substring(3) : path;
        return error(404, 20404, "The requested resource " + resource + " was not found");
    }

    static ErrorResponseException invalid(String parameter) {
        return error(400, 20001, "Invalid parameter " + parameter);
    }

    private static ErrorResponseException error(int status, int code, String message) {
        ObjectNode body = Json.object()
                .put("code", code)
                .put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
        FakeResponse response = Json.response(status, body);
        return new ErrorResponseException(response);
    }
}
