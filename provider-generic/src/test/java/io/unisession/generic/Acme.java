package io.unisession.generic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An invented service that responds as a test says, and the smallest descriptor of it, to which a test adds the key
 * that it is about.
 */
final class Acme implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SMALLEST = """
            {
              "id": "acme",
              "baseUrl": "https://api.acme.example/v1",
              "operations": { "getSession": { "request": "GET /calls/{sessionId}" } },
              "models": { "session": { "id": "/id" } }
            }
            """;

    private final ObjectNode descriptor;
    /** Any service will do, since no test here asks it for a response of its own. */
    private final FakeService service = FakeTenbyte.start();

    private Acme() {
        this.descriptor = (ObjectNode) parse(SMALLEST);
    }

    static Acme start() {
        return new Acme();
    }

    /** Sets a key of the descriptor. */
    Acme with(String pointer, String json) {
        JsonPointer place = JsonPointer.compile(pointer);
        ObjectNode parent = descriptor;
        for (JsonPointer rest = place; !rest.tail().matches(); rest = rest.tail()) {
            parent = parent.withObject(JsonPointer.compile("/" + rest.getMatchingProperty()));
        }
        parent.set(place.last().getMatchingProperty(), parse(json));
        return this;
    }

    Acme responding(FakeResponse... responses) {
        service.enqueue(responses);
        return this;
    }

    Acme responding(String body) {
        return responding(FakeResponse.json(200, body));
    }

    /** The descriptor. */
    String json() {
        return descriptor.toString();
    }

    Descriptor descriptor() {
        return Descriptor.parse("acme.json", descriptor.toString());
    }

    /** A builder that sends to the service; failed calls are sent once. */
    GenericSessions.Builder builder() {
        return GenericSessions.builder(descriptor())
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }

    SessionClient client() {
        return builder().build();
    }

    /** Those settings that the descriptor refers to. */
    Map<String, String> settingsOf(Map<String, String> all) {
        String text = descriptor.toString();
        return all.entrySet().stream()
                .filter(setting -> text.contains(':' + setting.getKey() + '}'))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    FakeService service() {
        return service;
    }

    ReceivedRequest onlyRequest() {
        if (service.requestCount() != 1) {
            throw new AssertionError("expected one request, not " + service.requests());
        }
        return service.requests().get(0);
    }

    @Override
    public void close() {
        service.close();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrongTest) {
            throw new IllegalArgumentException(wrongTest);
        }
    }
}
