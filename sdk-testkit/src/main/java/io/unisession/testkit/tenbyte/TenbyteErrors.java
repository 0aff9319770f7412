package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeAnswer;
import io.unisession.testkit.internal.Json;

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
        return Json.answer(
                401, body.put("message", "The credential is not valid").put("success", false));
    }

    static FakeAnswer notFound() {
        return documented(404);
    }

    private static FakeAnswer documented(int status) {
        return FakeAnswer.json(status, DocumentedBodies.tenbyte().body("error-" + status));
    }
}
