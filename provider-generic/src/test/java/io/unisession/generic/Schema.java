package io.unisession.generic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The published schema of descriptors, by an implementation of JSON Schema. */
final class Schema {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonNode ROOT = read();
    /** By identity: to compare parts of a schema takes longer than to try them. */
    private static final Map<JsonNode, JsonSchema> COMPILED = new IdentityHashMap<>();

    /**
     * What depends on something else in the descriptor, or on the meaning of a text, which the loader alone can know.
     */
    private static final List<String> BEYOND = List.of(
            "must be declared together",
            "lists by room",
            ", the origins from which files may be downloaded",
            "must use {",
            "the key \"style\" is missing",
            "the key \"id\" is missing: where a",
            ", but there is no models.session.",
            "the key \"settingsPrefix\" is missing",
            "not both",
            "is unused",
            "cannot be in the path",
            "cannot be combined in one value",
            "lists any status",
            "is never sent",
            "no operations.listParticipants",
            "cannot be combined with \"items\"",
            "the key \"zone\" is missing",
            "the key \"getSession\" is missing",
            "the key \"items\" is missing: where a participant",
            "operations.listIntervals",
            "only the format \"local\" has a zone",
            "unknown time zone",
            "} cannot be written as",
            "in one way only",
            "cannot be combined with other times",
            "leads into the list",
            "the base URL must",
            "the base URL can have",
            "must use the same variables",
            "does not have that many",
            "invalid token URL",
            "the key \"sizeParam\" is missing",
            "the key \"items\" is missing: where the response has the array",
            "a GET request cannot have a body",
            "is always idempotent",
            "not a header name",
            "this header",
            "the prefix must contain",
            "it has more than 200 steps",
            "a header can carry printable ASCII only",
            "a header with a secret belongs under",
            "HTTP Basic cannot contain a colon",
            "expected one word",
            "expected a duration from a second",
            "the client sets this claim",
            "found null; omit the key instead",
            "secrets must not be in a descriptor",
            "must not be blank",
            "settings are written",
            "the exponent of this number",
            "more digits than a token",
            "the key \"timestampHeader\" is missing",
            "expected an https URL",
            "invalid path");

    private Schema() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Descriptor.schema());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean accepts(String descriptor) {
        try {
            return accepts(new ObjectMapper().readTree(descriptor));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    static boolean accepts(JsonNode descriptor) {
        return accepts(ROOT, descriptor);
    }

    /** Whether the loader rejects what no schema can. */
    static boolean areBeyond(List<DescriptorFault> faults) {
        return faults.stream().allMatch(fault -> BEYOND.stream().anyMatch(fault.message()::contains));
    }

    private static synchronized boolean accepts(JsonNode part, JsonNode value) {
        JsonSchema schema = COMPILED.computeIfAbsent(part, uncompiled -> {
            ObjectNode whole = uncompiled.deepCopy();
            whole.remove("$id");
            whole.set("$defs", ROOT.get("$defs"));
            return FACTORY.getSchema(whole);
        });
        return schema.validate(value, OutputFormat.BOOLEAN);
    }

    /**
     * The keys that the schema allows in each object of a right descriptor, by the object's place; not of objects whose
     * keys are free.
     */
    static Map<String, TreeSet<String>> keys(JsonNode descriptor) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        walk(ROOT, descriptor, "", found, new ArrayList<>());
        return found;
    }

    /** The objects of the schema that say something of a right descriptor. */
    static List<JsonNode> used(JsonNode descriptor) {
        List<JsonNode> used = new ArrayList<>();
        walk(ROOT, descriptor, "", new TreeMap<>(), used);
        return used;
    }

    /** All objects of the schema that have keys. */
    static List<JsonNode> objects() {
        List<JsonNode> objects = new ArrayList<>();
        addObjects(ROOT, objects);
        return objects;
    }

    private static void addObjects(JsonNode schema, List<JsonNode> objects) {
        if (schema.has("properties")) {
            objects.add(schema);
        }
        schema.forEach(part -> addObjects(part, objects));
    }

    private static void walk(
            JsonNode schema, JsonNode value, String place, Map<String, TreeSet<String>> keys, List<JsonNode> used) {
        if (schema.has("$ref")) {
            walk(ROOT.at(schema.get("$ref").asText().substring(1)), value, place, keys, used);
        }
        for (JsonNode choice : schema.path("anyOf")) {
            // Those of what has to be there say nothing of what else may be.
            if (!choice.has("required") || choice.has("properties")) {
                if (accepts(choice, value)) {
                    walk(choice, value, place, keys, used);
                }
            }
        }
        if (value.isArray() && schema.has("items")) {
            for (int index = 0; index < value.size(); index++) {
                walk(schema.get("items"), value.get(index), place + "/" + index, keys, used);
            }
        }
        if (value.isObject() && schema.path("additionalProperties").isObject()) {
            value.properties()
                    .forEach(field -> walk(
                            schema.get("additionalProperties"),
                            field.getValue(),
                            place + "/" + field.getKey(),
                            keys,
                            used));
        }
        if (value.isObject() && schema.has("properties")) {
            used.add(schema);
            TreeSet<String> allowed = new TreeSet<>();
            schema.get("properties").fieldNames().forEachRemaining(allowed::add);
            keys.put(place, allowed);
            value.properties()
                    .forEach(field -> walk(
                            schema.get("properties").get(field.getKey()),
                            field.getValue(),
                            place + "/" + field.getKey(),
                            keys,
                            used));
        }
    }

    /** Every key of the vocabulary, and every word that is a value of one. */
    static TreeSet<String> words() {
        TreeSet<String> words = new TreeSet<>();
        collect(ROOT, words);
        return words;
    }

    private static void collect(JsonNode schema, TreeSet<String> words) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        // Numbers are statuses that a descriptor cannot have.
        schema.path("enum").forEach(word -> {
            if (word.isTextual()) {
                words.add(word.asText());
            }
        });
        if (schema.path("const").isTextual() && !schema.get("const").asText().isEmpty()) {
            words.add(schema.get("const").asText());
        }
        schema.forEach(part -> collect(part, words));
    }
}
