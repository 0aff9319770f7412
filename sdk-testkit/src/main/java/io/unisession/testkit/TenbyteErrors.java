package io.unisession.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The error bodies that Tenbyte's OpenAPI document lists, without saying which operation answers which. */
final class TenbyteErrors {

    private TenbyteErrors() {}

    static FakeAnswer badRequest() {
        return documented(400);
    }

    static FakeAnswer credentialMissing() {
        return documented(401);
    }

    /** The overview names the code {@code unauthorized} for 401; the message is made up. */
    static FakeAnswer credentialWrong() {
        ObjectNode body = Json.object().put("code", "unauthorized");
        return FakeAnswer.json(
                401, body.put("message", "The credential is not valid").put("success", false));
    }

    static FakeAnswer notFound() {
        return documented(404);
    }

    private static FakeAnswer documented(int status) {
        return FakeAnswer.json(status, DocumentedBodies.tenbyte().body("error-" + status));
    }
}
