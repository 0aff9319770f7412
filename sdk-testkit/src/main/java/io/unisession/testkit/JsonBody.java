package io.unisession.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a response, which a test can change before a fake sends it.
 *
 * <pre>{@code
 * fake.beforeSending(json -> json.set("/data/sessions", null));
 * fake.beforeSending(json -> json.setEach("leftAt", "0001-01-01T00:00:00Z"));
 * }</pre>
 */
public final class JsonBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode root;

    private JsonBody(ObjectNode root) {
        this.root = root;
    }

    static Optional<JsonBody> parse(String json) {
        return Json.tryReadObject(json).map(JsonBody::new);
    }

    /**
     * Returns the text that a pointer points to.
     *
     * @param pointer a JSON Pointer, such as {@code /data/status}
     * @return the text, or a number or boolean as text; empty if there is anything else or nothing
     */
    public Optional<String> text(String pointer) {
        return Optional.of(root.at(pointer)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    /**
     * Returns whether there is something at a pointer, including {@code null}.
     *
     * @param pointer a JSON Pointer, such as {@code /data/sessions}
     * @return true if the field or element exists
     */
    public boolean has(String pointer) {
        return !root.at(pointer).isMissingNode();
    }

    /**
     * Sets a value. A missing field is added if its object exists; otherwise a missing place is ignored.
     *
     * @param pointer a JSON Pointer, such as {@code /data/status}
     * @param value text, a number, a boolean, a map, a list, or null for JSON's null
     * @return this body
     */
    public JsonBody set(String pointer, @Nullable Object value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = root.at(Objects.requireNonNull(place.head(), "a pointer to the whole body"));
        JsonPointer last = place.last();
        if (parent instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), MAPPER.valueToTree(value));
        } else if (parent instanceof ArrayNode array && array.has(last.getMatchingIndex())) {
            array.set(last.getMatchingIndex(), MAPPER.<JsonNode>valueToTree(value));
        }
        return this;
    }

    /**
     * Sets the value of every field with a name, at any depth.
     *
     * @param name the name
     * @param value as for {@link #set}
     * @return this body
     */
    public JsonBody setEach(String name, @Nullable Object value) {
        root.findParents(name).forEach(parent -> ((ObjectNode) parent).set(name, MAPPER.valueToTree(value)));
        return this;
    }

    /**
     * Removes a field or an element.
     *
     * @param pointer a JSON Pointer, such as {@code /data/status}; if it points to nothing, nothing happens
     * @return this body
     */
    public JsonBody remove(String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = root.at(Objects.requireNonNull(place.head(), "a pointer to the whole body"));
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            array.remove(place.last().getMatchingIndex());
        }
        return this;
    }

    /** The JSON, as it is sent. */
    @Override
    public String toString() {
        return root.toString();
    }
}
