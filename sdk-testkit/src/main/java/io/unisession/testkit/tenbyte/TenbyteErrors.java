package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/** The error bodies that Tenbyte's OpenAPI document lists, without saying which operation returns which. */
final class TenbyteErrors {

    private TenbyteErrors() {}

    static FakeResponse badRequest() {
        return documented(400);
    }

    static FakeResponse credentialMissing() {
        return documented(401);
    }

    /** The overview names the code {@code unauthorized} for 401; the message is made up. */
    static FakeResponse credentialWrong() {
        ObjectNode body = Json.object().put("code", "unauthorized");
        return Json.response(
                401, body.put("message", "The credential is not valid").put("success", false));
    }

    static FakeResponse notFound() {
        return documented(404);
    }

    static FakeResponse invalid(String field, String code, String message) {
        ObjectNode body = Json.object().put("message", "Invalid Request").put("success", false);
        body.putArray("errors")
                .addObject()
                .put("field", field)
                .put("code", code)
                .put("message", message);
        return Json.response(422, body);
    }

    private static FakeResponse documented(int status) {
        return FakeResponse.json(status, DocumentedBodies.tenbyte().body("error-" + status));
    }
}
