package io.unisession.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.testkit.internal.Json;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a JSON document and their types, without the values. */
public final class JsonShape {

    private JsonShape() {}

    /** Lists the fields as JSON Pointers with types; the elements of an array count as one, and null has any type. */
    public static Set<String> of(String json) {
        Set<String> fields = new TreeSet<>();
        collect("", Json.readObject(json), fields);
        return fields;
    }

    private static void collect(String pointer, JsonNode node, Set<String> fields) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                // A moment that has not come is null in one body and text in the next.
                boolean text = field.getValue().isTextual() || field.getValue().isNull();
                String type = text
                        ? "text"
                        : field.getValue().getNodeType().toString().toLowerCase(Locale.ROOT);
                fields.add(pointer + "/" + field.getKey() + " " + type);
                collect(pointer + "/" + field.getKey(), field.getValue(), fields);
            });
        } else {
            node.forEach(element -> collect(pointer + "/*", element, fields));
        }
    }
}
