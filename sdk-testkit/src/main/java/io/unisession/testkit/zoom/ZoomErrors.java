package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/** Zoom's errors: a code and a message, most of them with the status 400. */
final class ZoomErrors {

    private ZoomErrors() {}

    static ErrorResponseException noMeeting(String id) {
        return error(404, 3001, "Meeting does not exist: " + id + ".");
    }

    static ErrorResponseException noRecording() {
        return error(404, 3301, "There is no recording for this meeting.");
    }

    static ErrorResponseException noUser(String id) {
        return error(404, 1001, "User does not exist: " + id + ".");
    }

    static ErrorResponseException tooOld() {
        return error(400, 12702, "Can not access a meeting a year ago.");
    }

    static ErrorResponseException notInPlan(String feature) {
        return error(400, 200, "Only available for accounts whose plan includes " + feature + ".");
    }

    static ErrorResponseException tokenRefused() {
        return error(401, 124, "Invalid access token.");
    }

    static ErrorResponseException scopeMissing(String scope) {
        return error(400, 4711, "Invalid access token, does not contain scopes:[" + scope + "].");
    }

    static ErrorResponseException pageToken() {
        return error(400, 300, "The next page token is invalid or expired.");
    }

    static ErrorResponseException invalid(String field, String why) {
        ObjectNode body = Json.object().put("code", 300).put("message", "Validation Failed.");
        body.putArray("errors").addObject().put("field", field).put("message", why);
        return new ErrorResponseException(Json.response(400, body));
    }

    static ErrorResponseException unknownPath() {
        return error(404, 404, "The API endpoint is not recognized.");
    }

    static FakeResponse tooMany(String message) {
        return Json.response(429, Json.object().put("code", 429).put("message", message));
    }

    private static ErrorResponseException error(int status, int code, String message) {
        return new ErrorResponseException(
                Json.response(status, Json.object().put("code", code).put("message", message)));
    }
}
