package io.unisession.testkit.zoom;

import io.unisession.testkit.Call;
import io.unisession.testkit.internal.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Checks the parts of a request that all operations have in common. */
final class ZoomCall {

    private ZoomCall() {}

    /**
     * Returns the id of a session in the path. One that begins with a slash or has two in a row must be encoded twice, all
     * others once; Zoom does not find an id that is encoded otherwise.
     */
    static String sessionId(Call call) {
        String id = call.variable("id");
        String decoded = id.contains("%2F") ? URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8) : id;
        boolean twice = !decoded.equals(id);
        if (twice != needsTwice(decoded)) {
            throw ZoomErrors.noMeeting(id);
        }
        return decoded;
    }

    private static boolean needsTwice(String id) {
        return id.startsWith("/") || id.contains("//");
    }

    /** Refuses query parameters that the operation does not have. */
    static void allowQuery(Call call, String... names) {
        for (String name : call.request().query().keySet()) {
            if (!Set.of(names).contains(name)) {
                throw ZoomErrors.invalid(name, "Unknown parameter.");
            }
        }
    }

    /** Requires the body that ends a meeting or a session. */
    static void requireEndBody(Call call) {
        String action = Json.tryReadObject(call.request().body())
                .map(body -> body.path("action").asText())
                .orElse("");
        if (!action.equals("end")) {
            throw ZoomErrors.invalid("action", "Invalid field.");
        }
        if (call.request()
                .header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isEmpty()) {
            throw ZoomErrors.invalid("Content-Type", "Unsupported.");
        }
    }
}
