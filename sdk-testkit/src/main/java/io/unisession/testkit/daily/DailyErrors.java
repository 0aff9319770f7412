package io.unisession.testkit.daily;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/** Daily's errors: a word that stays the same, and for some of them a text for people. */
final class DailyErrors {
    private DailyErrors() {}

    static FakeResponse noBearer() {
        return error(400, "authorization-header-error");
    }

    static FakeResponse wrongKey() {
        return error(401, "authentication-error");
    }

    static FakeResponse invalid(String info) {
        return error(400, "invalid-request-error", info);
    }

    /** Only that of a room is documented. */
    static ErrorResponseException notFound(String what) {
        return new ErrorResponseException(error(404, "not-found", what + " not found"));
    }

    private static FakeResponse error(int status, String word, String info) {
        return Json.response(status, body(word).put("info", info));
    }

    private static FakeResponse error(int status, String word) {
        return Json.response(status, body(word));
    }

    private static ObjectNode body(String word) {
        return Json.object().put("error", word);
    }
}
