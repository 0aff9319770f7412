package io.unisession;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.unisession.internal.json.DecimalText;
import io.unisession.internal.json.JsonFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parsed form of a {@link ProviderDocument}. A separate class, so that databind is loaded only when a document is
 * first read.
 */
final class DocumentTree {
    private static final ObjectReader READER = JsonMapper.builder(JsonFormat.FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode root;

    private DocumentTree(JsonNode root) {
        this.root = root;
    }

    /**
     * Treats a document that is not JSON, which only an error response can be, or that has a number too large for Java,
     * as one without fields.
     */
    static DocumentTree parse(byte[] bytes, int offset, int length) {
        try {
            return new DocumentTree(READER.readTree(bytes, offset, length));
        } catch (IOException | NumberFormatException notJson) {
            return new DocumentTree(READER.createObjectNode());
        }
    }

    boolean has(String pointer) {
        return !at(pointer).isMissingNode();
    }

    Optional<String> text(String pointer) {
        JsonNode node = at(pointer);
        return node.isValueNode() && !node.isNull() && !isInfinite(node)
                ? Optional.of(node.asText())
                : Optional.empty();
    }

    Optional<BigDecimal> number(String pointer) {
        JsonNode node = at(pointer);
        if (node.isNumber()) {
            return isInfinite(node) ? Optional.empty() : Optional.of(node.decimalValue());
        }
        return node.isTextual() ? Optional.ofNullable(DecimalText.parse(node.textValue())) : Optional.empty();
    }

    /** Jackson 2.15 reads a number beyond the range of a double as infinite; later versions keep it exact. */
    private static boolean isInfinite(JsonNode node) {
        return node.isDouble() && Double.isInfinite(node.doubleValue());
    }

    Optional<Boolean> flag(String pointer) {
        JsonNode node = at(pointer);
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    int size(String pointer) {
        return at(pointer).size();
    }

    List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        collect(root, "", pointers);
        return List.copyOf(pointers);
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node.isValueNode()) {
            pointers.add(pointer);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(field.getValue(), pointer + "/" + escape(field.getKey()), pointers);
        }
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(node.get(index), pointer + "/" + index, pointers);
            }
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode at(String pointer) {
        return root.at(JsonPointer.compile(pointer));
    }
}
