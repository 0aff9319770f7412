package io.unisession.generic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** As much of JSON Schema as the schema of descriptors uses; a keyword that it does not know fails. */
final class SchemaCheck {
    private static final Set<String> NOTES = Set.of("$schema", "$id", "$defs", "title", "description");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    boolean accepts(JsonNode value) {
        return accepts(root, value);
    }

    /** The schema that a reference leads to, or the schema itself. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? resolved(root.at(schema.get("$ref").asText().substring(1))) : schema;
    }

    boolean accepts(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.asBoolean();
        }
        return schema.properties().stream().allMatch(keyword -> holds(schema, keyword, value));
    }

    private boolean holds(JsonNode schema, Map.Entry<String, JsonNode> keyword, JsonNode value) {
        JsonNode says = keyword.getValue();
        return switch (keyword.getKey()) {
            case "$ref" -> accepts(resolved(schema), value);
            case "type" -> says.isArray() ? any(says, type -> isA(type, value)) : isA(says, value);
            case "const" -> says.equals(value);
            case "enum" -> any(says, value::equals);
            case "pattern" -> !value.isTextual() || value.asText().matches("(?s).*(?:" + says.asText() + ").*");
            case "minimum" -> !value.isNumber() || value.asDouble() >= says.asDouble();
            case "maximum" -> !value.isNumber() || value.asDouble() <= says.asDouble();
            case "minItems" -> !value.isArray() || value.size() >= says.asInt();
            case "items" -> !value.isArray() || !any(value, item -> !accepts(says, item));
            case "anyOf" -> any(says, choice -> accepts(choice, value));
            case "required" -> !value.isObject() || !any(says, name -> !value.has(name.asText()));
            case "properties" ->
                says.properties().stream()
                        .allMatch(property -> !value.has(property.getKey())
                                || accepts(property.getValue(), value.get(property.getKey())));
            case "additionalProperties" ->
                value.properties().stream()
                        .allMatch(field ->
                                schema.path("properties").has(field.getKey()) || accepts(says, field.getValue()));
            default -> {
                if (!NOTES.contains(keyword.getKey())) {
                    throw new IllegalArgumentException("unknown keyword " + keyword.getKey());
                }
                yield true;
            }
        };
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(test);
    }

    private static boolean isA(JsonNode type, JsonNode value) {
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }
}
