package io.unisession.testkit.signalwire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;

/** SignalWire's errors: a phrase, or, with 422, what is wrong with each attribute. */
final class SignalWireErrors {

    private SignalWireErrors() {}

    static ErrorResponseException badRequest() {
        return error(400, "Bad Request");
    }

    static ErrorResponseException unauthorized() {
        return error(401, "Unauthorized");
    }

    static ErrorResponseException notFound() {
        return error(404, "Not Found");
    }

    static ErrorResponseException invalid(String attribute, String message) {
        ObjectNode body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("type", "validation_error")
                .put("code", "invalid_parameter")
                .put("message", message)
                .put("attribute", attribute)
                .put("url", "https://signalwire.com/docs/apis/error-codes");
        return new ErrorResponseException(Json.response(422, body));
    }

    private static ErrorResponseException error(int status, String phrase) {
        return new ErrorResponseException(Json.response(status, Json.object().put("error", phrase)));
    }
}
