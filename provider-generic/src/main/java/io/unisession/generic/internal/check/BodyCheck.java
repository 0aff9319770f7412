package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.BodyTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON objects with variables in their texts: bodies of requests, and claims of tokens. */
final class BodyCheck {
    private final Expected expected;
    private final VariableCheck variables;

    BodyCheck(Expected expected, VariableCheck variables) {
        this.expected = expected;
        this.variables = variables;
    }

    /** An object; what is wrong is noted. */
    Optional<BodyTemplate.Fields> fields(DocumentNode node) {
        if (!expected.anyObject(node)) {
            return Optional.empty();
        }
        Map<String, BodyTemplate> fields = new LinkedHashMap<>();
        node.fields().forEach((name, value) -> {
            SecretNames.check(name, value, expected);
            value(value).ifPresent(template -> fields.put(name, template));
        });
        return Optional.of(new BodyTemplate.Fields(fields));
    }

    private Optional<? extends BodyTemplate> value(DocumentNode node) {
        return switch (node.kind()) {
            case OBJECT -> fields(node);
            case LIST -> Optional.of(elements(node));
            case TEXT -> variables.template(node).map(BodyTemplate.Text::new);
            case NUMBER -> Optional.of(new BodyTemplate.Constant(number(node.text())));
            case FLAG -> Optional.of(new BodyTemplate.Constant(Boolean.valueOf(node.text())));
            case NOTHING -> {
                expected.faults().add(node.place(), "found null; leave the key out");
                yield Optional.empty();
            }
        };
    }

    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return Double.valueOf(text);
        }
    }

    private BodyTemplate elements(DocumentNode node) {
        List<BodyTemplate> elements = new ArrayList<>();
        node.elements().forEach(element -> value(element).ifPresent(elements::add));
        return new BodyTemplate.Elements(elements);
    }
}
