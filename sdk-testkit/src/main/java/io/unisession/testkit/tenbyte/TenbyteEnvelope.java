package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;
import java.time.Clock;

/** The envelope of successful responses: {@code {success, data, timestamp}}. */
record TenbyteEnvelope(Clock clock) {

    FakeResponse of(int status, JsonNode data) {
        ObjectNode response = success();
        response.set("data", data);
        return stamped(status, response);
    }

    FakeResponse withoutData() {
        return stamped(200, success());
    }

    private static ObjectNode success() {
        return Json.object().put("success", true);
    }

    private FakeResponse stamped(int status, ObjectNode response) {
        return Json.response(status, response.put("timestamp", clock.instant().getEpochSecond()));
    }
}
