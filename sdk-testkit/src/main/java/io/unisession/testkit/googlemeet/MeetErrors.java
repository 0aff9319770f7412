package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;

/** Google's errors: the status of HTTP, a message, and a word. */
final class MeetErrors {

    private MeetErrors() {}

    static ErrorResponseException invalidArgument() {
        return error(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
    }

    static ErrorResponseException unauthenticated() {
        return error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }

    static ErrorResponseException scopeMissing() {
        ObjectNode body = body(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.");
        ((ObjectNode) body.path("error"))
                .putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
                .put("domain", "googleapis.com");
        return new ErrorResponseException(Json.response(403, body));
    }

    static ErrorResponseException notFound() {
        return error(404, "NOT_FOUND", "Requested entity was not found.");
    }

    private static ErrorResponseException error(int status, String word, String message) {
        return new ErrorResponseException(Json.response(status, body(status, word, message)));
    }

    private static ObjectNode body(int status, String word, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("status", word);
        return body;
    }
}
