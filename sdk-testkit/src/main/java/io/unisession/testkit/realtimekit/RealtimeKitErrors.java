package io.unisession.testkit.realtimekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/** RealtimeKit's errors. Those of Cloudflare's gateway have another form than those of the service behind it. */
final class RealtimeKitErrors {
    private static final int AUTHENTICATION = 10_000;

    private RealtimeKitErrors() {}

    /** The gateway's. Its status is not documented. */
    static ErrorResponseException tokenRefused() {
        ObjectNode body = Json.object().put("success", false);
        body.putArray("errors").addObject().put("code", AUTHENTICATION).put("message", "Authentication error");
        body.putArray("messages");
        return new ErrorResponseException(Json.response(401, body.putNull("result")));
    }

    static ErrorResponseException noSession(String id) {
        return notFound("No session found with id " + id);
    }

    static ErrorResponseException noActiveSession(String meetingId) {
        return notFound("No active session found for meeting_id " + meetingId);
    }

    static ErrorResponseException noUser(String id) {
        return notFound("No user found with id " + id);
    }

    static ErrorResponseException noPath(String path) {
        return notFound("No route for " + path);
    }

    static FakeResponse invalid(String message) {
        return error(400, message);
    }

    private static ErrorResponseException notFound(String message) {
        return new ErrorResponseException(error(404, message));
    }

    private static FakeResponse error(int status, String message) {
        ObjectNode body = Json.object().put("success", false);
        body.putObject("error").put("code", status).put("message", message);
        return Json.response(status, body);
    }
}
