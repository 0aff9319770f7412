package io.unisession.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A request together with what its path said. */
record Call(ReceivedRequest request, Map<String, String> variables) {

    /** Handles the requests of one route. */
    interface Handler {
        FakeAnswer answer(Call call);
    }

    /** Returns a percent-decoded segment of the path. */
    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /** Returns the body, where no body is an empty object: every body of these providers is optional as a whole. */
    ObjectNode body(Supplier<FakeAnswer> ifMalformed) {
        if (request.body().isBlank()) {
            return Json.object();
        }
        return Json.tryReadObject(request.body()).orElseThrow(() -> new Refusal(ifMalformed.get()));
    }
}
