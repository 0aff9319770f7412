package io.unisession.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Objects that a test adds, as a service lists them. They stay as they are. Not thread-safe; the fake locks it. */
public final class AddedObjects {

    private final String list;
    private final List<ObjectNode> objects = new ArrayList<>();

    /** @param list the name of the array in a response */
    public AddedObjects(String list) {
        this.list = list;
    }

    /** Adds one object, or all of a response with the list. */
    public void add(String json) {
        ObjectNode given = Json.readObject(json);
        JsonNode array = given.path(list);
        if (array.isArray()) {
            array.forEach(each -> objects.add((ObjectNode) each));
        } else {
            objects.add(given);
        }
    }

    /** Those that match, in the order in which they were added. */
    public List<ObjectNode> where(Predicate<ObjectNode> wanted) {
        return objects.stream().filter(wanted).toList();
    }

    /** Those with this text at a JSON Pointer. */
    public List<ObjectNode> with(String pointer, String text) {
        return where(object -> object.at(pointer).asText().equals(text));
    }
}
