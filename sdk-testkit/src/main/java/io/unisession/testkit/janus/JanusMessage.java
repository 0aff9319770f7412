package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request of one of Janus's APIs: a JSON object with a verb and a transaction, which the response repeats.
 *
 * @param json the whole object
 * @param verb what Janus is asked to do
 * @param session the Janus session in the path; 0, which no session is, if there is none
 * @param handle the handle in the path; 0, which no handle is, if there is none
 */
record JanusMessage(ObjectNode json, String verb, long session, long handle) {

    /** Handles a request; what goes wrong becomes Janus's error. */
    interface Handler {
        ObjectNode handle(JanusMessage message);
    }

    /** Reads a request, handles it, and adds its transaction and session to the response. */
    static FakeResponse respond(Call call, long session, long handle, Handler handler) {
        ObjectNode json = Json.tryReadObject(call.request().body()).orElse(null);
        if (json == null) {
            return Json.response(200, failed(JanusErrorException.core(454, "JSON error: it is not an object")));
        }
        ObjectNode repeated = Json.object();
        ObjectNode response;
        try {
            String transaction = text(json, "transaction");
            String verb = text(json, "janus");
            repeated.put("transaction", transaction);
            if (session > 0) {
                repeated.put("session_id", session);
            }
            response = handler.handle(new JanusMessage(json, verb, session, handle));
        } catch (JanusErrorException failure) {
            response = failed(failure);
        }
        response.setAll(repeated);
        return Json.response(200, response);
    }

    static ObjectNode success() {
        return Json.object().put("janus", "success");
    }

    static ObjectNode failed(JanusErrorException failure) {
        return Json.object()
                .put("janus", "error")
                .set("error", Json.object().put("code", failure.code()).put("reason", failure.reason()));
    }

    String transaction() {
        return text("transaction");
    }

    String text(String element) {
        return text(json, element);
    }

    private static String text(ObjectNode json, String element) {
        JsonNode value = json.path(element);
        if (value.isMissingNode()) {
            throw JanusErrorException.coreMissing(element);
        }
        if (!value.isTextual()) {
            throw JanusErrorException.coreWrongType(element, "a string");
        }
        return value.textValue();
    }

    /** An object inside the request; empty if there is none. */
    Optional<ObjectNode> object(String element) {
        JsonNode value = json.path(element);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!(value instanceof ObjectNode object)) {
            throw JanusErrorException.coreWrongType(element, "an object");
        }
        return Optional.of(object);
    }

    void requireSecret(String element, String secret) {
        if (!json.path(element).equals(TextNode.valueOf(secret))) {
            throw JanusErrorException.unauthorized();
        }
    }

    /** Refuses fields that a request does not have. Janus ignores them; here they are mistakes. */
    void requireOnly(String... fields) {
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of("janus", "transaction"));
        unknown.removeAll(Set.of(fields));
        if (!unknown.isEmpty()) {
            throw new ErrorResponseException(FakeResponse.text(400, verb + " has no fields " + unknown));
        }
    }
}
