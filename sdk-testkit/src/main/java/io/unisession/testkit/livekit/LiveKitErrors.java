package io.unisession.testkit.livekit;

import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/**
 * The errors of LiveKit's server: plain text where a token is not accepted, otherwise Twirp's body. The texts of 400 and
 * 404 for a missing route are Twirp's, the others the server's.
 */
final class LiveKitErrors {

    private LiveKitErrors() {}

    static FakeResponse notBearer() {
        return FakeResponse.text(401, "invalid authorization header. Must start with Bearer ");
    }

    static FakeResponse invalidToken() {
        return FakeResponse.text(401, "invalid authorization token");
    }

    static FakeResponse unknownKey() {
        return FakeResponse.text(401, "invalid API key");
    }

    static FakeResponse denied() {
        return twirp(401, "unauthenticated", "permissions denied");
    }

    static FakeResponse badRoute(String path) {
        return twirp(404, "bad_route", "no handler for path \"" + path + "\"");
    }

    static FakeResponse malformed() {
        return twirp(400, "malformed", "the json request could not be decoded");
    }

    static FakeResponse invalid(String why) {
        return twirp(400, "invalid_argument", why);
    }

    static FakeResponse noRoom() {
        return twirp(404, "not_found", "twirp error unknown: requested room does not exist");
    }

    static FakeResponse noParticipant() {
        return twirp(404, "not_found", "twirp error unknown: participant does not exist");
    }

    private static FakeResponse twirp(int status, String code, String message) {
        return Json.response(status, Json.object().put("code", code).put("msg", message));
    }
}
