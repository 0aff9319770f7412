package io.unisession.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.ReceivedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a request that an id can change.
 *
 * @param method the HTTP method
 * @param segments the segments of the path, percent-encoded as they arrived
 * @param query the parameters of the query, decoded
 * @param body the body as JSON, or as one text if it is not JSON
 */
record RequestContent(String method, List<String> segments, Map<String, List<String>> query, JsonNode body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static RequestContent of(ReceivedRequest request) {
        return new RequestContent(
                request.method(), List.of(request.path().split("/", -1)), request.query(), parse(request.body()));
    }

    private static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(body);
        }
    }

    /**
     * Returns the requests that a call sends to a new service, which does not know the target.
     *
     * @param which the id that the call gets, of those that it takes
     */
    static List<RequestContent> by(CapabilityCall<?> call, int which, String id, ProviderUnderTest provider) {
        try (ClientFixture fixture = ClientFixture.of(provider)) {
            Target target = call.targetsWith(id).get(which);
            if (target.participantId().equals(id)) {
                // The session is one that there is: some providers read it first, and send nothing else if there is
                // none.
                target = new Target(Target.begun(provider, call, fixture).id(), id);
            }
            int before = fixture.service().requestCount();
            try {
                call.run(fixture.client(), target);
            } catch (NotFoundException expected) {
                // Some calls may succeed: providers may return an empty list for an unknown room.
            }
            return fixture.service().requests().stream()
                    .skip(before)
                    .map(RequestContent::of)
                    .toList();
        }
    }

    /** The segments of the path, decoded, and the texts in the body. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        segments.forEach(segment -> texts.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)));
        collect(body, texts);
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(inner -> collect(inner, texts));
    }

    boolean carries(String id) {
        return !with(id, "").equals(this);
    }

    /** Returns this request as it must be with another id in place of the given one. */
    RequestContent with(String id, String other) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        query.forEach((name, values) -> parameters.put(
                name, values.stream().map(value -> value.replace(id, other)).toList()));
        return new RequestContent(
                method,
                segments.stream()
                        .map(segment -> segment.replace(id, HostileIds.encoded(other)))
                        .toList(),
                parameters,
                with(body, id, other));
    }

    private static JsonNode with(JsonNode node, String id, String other) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = MAPPER.createObjectNode();
            object.properties().forEach(field -> result.set(field.getKey(), with(field.getValue(), id, other)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(element -> elements.add(with(element, id, other)));
            return MAPPER.createArrayNode().addAll(elements);
        }
        return node.isTextual() ? TextNode.valueOf(node.textValue().replace(id, other)) : node;
    }
}
