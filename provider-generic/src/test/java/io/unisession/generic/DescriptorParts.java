package io.unisession.generic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Descriptors that are right and have one part of another one, with what the part needs. Loading takes time in proportion
 * to the length, so a change is tried in a small descriptor.
 */
final class DescriptorParts {
    /** What every descriptor has. */
    private static final List<String> REQUIRED = List.of("id", "baseUrl", "operations", "models");

    private final Map<List<Object>, JsonNode> known = new HashMap<>();

    /** A descriptor that has the object at a path; the whole one for an object that holds parts. */
    JsonNode of(JsonNode right, List<Object> path) {
        boolean holdsParts = path.isEmpty() || (path.size() == 1 && isDivided(path.get(0)));
        if (holdsParts) {
            return right;
        }
        List<Object> part = isDivided(path.get(0)) ? path.subList(0, 2) : path.subList(0, 1);
        return known.computeIfAbsent(List.of(right, part), missing -> reduced(right, part));
    }

    private static boolean isDivided(Object key) {
        return key.equals("operations") || key.equals("models");
    }

    private static JsonNode reduced(JsonNode right, List<Object> part) {
        JsonNode smaller = right;
        for (String divided : List.of("operations", "models")) {
            for (String name : names(smaller.get(divided))) {
                smaller = part.equals(List.of(divided, name)) ? smaller : without(smaller, List.of(divided), name);
            }
        }
        for (String name : names(smaller)) {
            smaller =
                    REQUIRED.contains(name) || part.equals(List.of(name)) ? smaller : without(smaller, List.of(), name);
        }
        return smaller;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Without a key, if the rest is still right. */
    private static JsonNode without(JsonNode descriptor, List<Object> path, String name) {
        JsonNode rest = descriptor.deepCopy();
        ((ObjectNode) SchemaTest.at(rest, path)).remove(name);
        return SchemaTest.faults(rest).isEmpty() ? rest : descriptor;
    }
}
