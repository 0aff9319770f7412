package io.unisession.testkit.bandwidth;

import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/**
 * The error bodies from Bandwidth's OpenAPI document. The texts of 400, 404 and 409 are made up.
 */
final class BandwidthErrors {

    private static final String REQUEST_ID = "12af78d1-5f88-4917-925d-17c1ac8fda7a";

    private BandwidthErrors() {}

    /** Wrong user name, password or account number. */
    static FakeResponse unauthorized() {
        return Json.response(401, Json.object().put("message", "Unauthorized"));
    }

    /** What an AWS API gateway returns for an unknown path or method. */
    static FakeResponse unknownPath() {
        return Json.response(403, Json.object().put("message", "Missing Authentication Token"));
    }

    static FakeResponse badRequest(String why) {
        return requestError(400, why);
    }

    static FakeResponse notFound(String what) {
        return requestError(404, what + " not found or no longer active");
    }

    static FakeResponse conflict() {
        return requestError(409, "Participant is in another session");
    }

    private static FakeResponse requestError(int status, String error) {
        return Json.response(status, Json.object().put("error", error).put("requestId", REQUEST_ID));
    }
}
