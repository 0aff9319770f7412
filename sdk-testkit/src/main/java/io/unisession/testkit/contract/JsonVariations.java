package io.unisession.testkit.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Changes a documented response in the ways in which providers change theirs. */
final class JsonVariations {
    /** Values of every JSON type. At most one type is right for a field. */
    static final List<String> ODD_VALUES = List.of(
            "null", "42", "-1.5e3", "true", "\"\"", "\"odd\"", "{}", "[]", "[{\"a\":[null]}]", "{\"b\":{\"c\":1}}");

    /** A list of very many elements, each of which takes much more memory than its three bytes. */
    static final String TINY_ELEMENTS = "[" + "{},".repeat(60_000) + "{}]";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String json;
    /** Where an object has the participants as its fields; if there is none, a pointer that leads nowhere. */
    private final String participantsById;

    private JsonVariations(String json, String participantsById) {
        this.json = json;
        this.participantsById = participantsById;
    }

    static JsonVariations of(ProviderUnderTest provider) {
        return new JsonVariations(provider.body(), provider.participantsById().orElse("/nowhere"));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("ProviderUnderTest.body() is not valid JSON", notJson);
        }
    }

    /** The pointers of all fields and elements, including objects and arrays, but not the root. */
    List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        collect(parse(json), "", pointers);
        return pointers;
    }

    /** The response without white space. */
    String compact() {
        return parse(json).toString();
    }

    /** The part of the response at a pointer, as it is written. */
    String at(String pointer) {
        return pointer.isEmpty() ? json : parse(json).at(pointer).toString();
    }

    /** The pointers of all arrays. */
    List<String> lists() {
        return pointers().stream()
                .filter(pointer -> parse(json).at(pointer).isArray())
                .toList();
    }

    /** The pointers of all values that are times: text in ISO 8601, or a number of seconds or milliseconds. */
    List<String> times() {
        return pointers().stream()
                .filter(pointer -> isTime(parse(json).at(pointer)))
                .toList();
    }

    private static boolean isTime(JsonNode node) {
        return node.isIntegralNumber()
                ? node.asText().matches("1[0-9]{9}([0-9]{3})?")
                : node.isTextual() && node.textValue().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9].*");
    }

    /** Whether a pointer leads to a string, number, boolean or null. */
    boolean isSingleValue(String pointer) {
        return parse(json).at(pointer).isValueNode();
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(
                    field.getValue(),
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                    pointers);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collect(node.get(index), pointer + "/" + index, pointers);
        }
    }

    /** The response without a field or element. */
    String without(String pointer) {
        JsonNode root = parse(json);
        JsonPointer target = JsonPointer.compile(pointer);
        JsonNode parent = root.at(target.head());
        if (parent instanceof ObjectNode object) {
            object.remove(target.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            array.remove(target.last().getMatchingIndex());
        }
        return root.toString();
    }

    /** The response with another value at a pointer. */
    String with(String pointer, String value) {
        JsonNode root = parse(json);
        JsonPointer target = JsonPointer.compile(pointer);
        JsonNode parent = root.at(target.head());
        if (parent instanceof ObjectNode object) {
            object.set(target.last().getMatchingProperty(), parse(value));
        } else if (parent instanceof ArrayNode array) {
            array.set(target.last().getMatchingIndex(), parse(value));
        }
        return root.toString();
    }

    /** The response with a text at a pointer. */
    String withText(String pointer, String text) {
        return with(pointer, MAPPER.getNodeFactory().textNode(text).toString());
    }

    /** The response with unknown fields added to every object, except to one whose fields are the participants. */
    String withExtraFields() {
        JsonNode root = parse(json);
        addExtraFields(root, root.at(participantsById));
        return root.toString();
    }

    @SuppressWarnings("ReferenceEquality") // an equal object elsewhere gets the fields
    private static void addExtraFields(JsonNode node, JsonNode except) {
        node.forEach(inner -> addExtraFields(inner, except));
        if (node != except && node instanceof ObjectNode object) {
            object.put("unisession_extra_text", "new");
            object.putObject("unisession_extra_object")
                    .putArray("nested")
                    .addObject()
                    .put("id", "not an id");
            object.putArray("unisession_extra_array").add(1).addNull().add(true);
        }
    }

    /** The response with the fields of every object in reverse order. */
    String reversed() {
        return reversed(parse(json)).toString();
    }

    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.reverse(fields);
            ObjectNode result = MAPPER.createObjectNode();
            fields.forEach(field -> result.set(field.getKey(), reversed(field.getValue())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            array.forEach(element -> result.add(reversed(element)));
            return result;
        }
        return node;
    }
}
