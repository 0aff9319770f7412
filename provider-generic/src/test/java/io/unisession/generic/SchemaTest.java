package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schema and the loader are one: what the loader loads, the schema accepts; and descriptors with one key
 * too much, one too few, or one of another kind, made of those that are right and hold every key of the schema, are
 * rejected by both.
 */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final DescriptorParts PARTS = new DescriptorParts();

    static Stream<JsonNode> right() {
        return Stream.concat(
                Stream.of(json(resource("descriptors/tenbyte.json")), yaml(Guide.block("yaml"))),
                Stream.of(
                                "bandwidth",
                                "videosdk",
                                "every-key-1",
                                "every-key-2",
                                "every-key-3",
                                "every-key-4",
                                "every-key-5",
                                "every-key-6",
                                "webhooks-header",
                                "webhooks-hmac",
                                "webhooks-jwt",
                                "webhooks-rsa",
                                "webhooks-standard",
                                "webhooks-timed",
                                "webhooks-url",
                                "every-key-7",
                                "every-key-8")
                        .map(name -> yaml(resource("/descriptors/" + name + ".yaml"))));
    }

    private static String resource(String name) {
        try (InputStream stream = Descriptor.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode json(String text) {
        return read(JSON, text);
    }

    private static JsonNode yaml(String text) {
        return read(YAML, text);
    }

    private static JsonNode read(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException wrongTest) {
            throw new UncheckedIOException(wrongTest);
        }
    }

    static List<DescriptorFault> faults(JsonNode descriptor) {
        try {
            Descriptor.parse("any.json", descriptor.toString());
            return List.of();
        } catch (DescriptorException wrong) {
            return wrong.faults();
        }
    }

    @ParameterizedTest
    @MethodSource("right")
    void schema_whatTheLoaderLoads_isAccepted(JsonNode descriptor) {
        Descriptor.parse("any.json", descriptor.toString());
        assertThat(Schema.accepts(descriptor)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("right")
    void schema_unknownKey_isRejectedByBothOrByNeither(JsonNode descriptor) {
        changed(descriptor, (object, name) -> object.put("zebra", "1"), false);
    }

    @ParameterizedTest
    @MethodSource("right")
    void schema_missingKey_isRejectedByBothOrByNeither(JsonNode descriptor) {
        changed(descriptor, (object, name) -> object.remove(name), true);
    }

    @ParameterizedTest
    @MethodSource("right")
    void schema_keyOfAnotherType_isRejectedByBothOrByNeither(JsonNode descriptor) {
        for (String other : List.of("7", "true", "null", "[]", "{}", "\" \"", "\"zebra\"")) {
            changed(descriptor, (object, name) -> object.set(name, json(other)), true);
        }
    }

    private interface Change {
        void make(ObjectNode object, String name);
    }

    /** Makes a change at each key of each object, and compares what schema and loader say. */
    private static void changed(JsonNode right, Change change, boolean eachKey) {
        for (List<Object> path : objects(right, List.of())) {
            List<String> names = new ArrayList<>();
            at(right, path).fieldNames().forEachRemaining(names::add);
            JsonNode part = PARTS.of(right, path);
            assertThat(Schema.accepts(part)).isTrue();
            for (String name : eachKey ? names : List.of("")) {
                JsonNode wrong = part.deepCopy();
                change.make((ObjectNode) at(wrong, path), name);
                List<DescriptorFault> faults = faults(wrong);
                boolean accepted = Schema.accepts(wrong);
                if (accepted != faults.isEmpty() && !(accepted && Schema.areBeyond(faults))) {
                    throw new AssertionError("the loader " + (faults.isEmpty() ? "loads" : "rejects")
                            + ", and the schema does not: " + path + " " + name + " in " + wrong + ", where " + faults);
                }
            }
        }
    }

    private static List<List<Object>> objects(JsonNode node, List<Object> path) {
        List<List<Object>> found = new ArrayList<>();
        if (node.isObject()) {
            found.add(path);
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                found.addAll(objects(field.getValue(), with(path, field.getKey())));
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                found.addAll(objects(array.get(index), with(path, index)));
            }
        }
        return found;
    }

    private static List<Object> with(List<Object> path, Object last) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    static JsonNode at(JsonNode node, List<Object> path) {
        JsonNode found = node;
        for (Object step : path) {
            found = step instanceof Integer index ? found.get(index) : found.get((String) step);
        }
        return found;
    }

    /**
     * Beside the changes above, key for key: what the loader says it allows is what the schema allows, in each object.
     */
    @ParameterizedTest
    @MethodSource("right")
    void schema_eachObject_allowsTheKeysThatTheLoaderAllows(JsonNode descriptor) {
        Schema.keys(descriptor).forEach((place, keys) -> {
            JsonNode wrong = descriptor.deepCopy();
            ((ObjectNode) wrong.at(place)).put("zebra", 1);

            assertThat(faults(wrong)).as("a key too much at %s", place).anySatisfy(fault -> {
                assertThat(fault.pointer()).isEqualTo(place + "/zebra");
                assertThat(allowed(fault)).isEqualTo(keys);
            });
        });
    }

    private static Set<String> allowed(DescriptorFault fault) {
        String message = fault.message();
        return new TreeSet<>(List.of(message.substring(message.indexOf("Allowed: ") + "Allowed: ".length())
                .split(", ")));
    }

    /** Without this, a part of the schema could be one that no test above looks at. */
    @Test
    void validDescriptors_useEveryObjectAndKeywordOfTheSchema() {
        List<JsonNode> used =
                right().flatMap(each -> Schema.used(each).stream()).toList();
        String all = right().map(JsonNode::toString).reduce("", String::concat);

        assertThat(Schema.objects())
                .hasSizeGreaterThan(30)
                .allSatisfy(part -> assertThat(used).contains(part));
        assertThat(Schema.words())
                .hasSizeGreaterThan(90)
                .allSatisfy(word -> assertThat(all).contains('"' + word + '"'));
    }
}
