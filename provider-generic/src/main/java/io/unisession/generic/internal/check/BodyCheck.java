package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.BodyTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** JSON objects with variables in their texts: bodies of requests, and claims of tokens. */
final class BodyCheck {
    private final NodeChecks expected;
    private final VariableCheck variables;
    private final Function<DocumentNode, Optional<Number>> numbers;

    private BodyCheck(NodeChecks expected, VariableCheck variables, Function<DocumentNode, Optional<Number>> numbers) {
        this.expected = expected;
        this.variables = variables;
        this.numbers = numbers;
    }

    static BodyCheck ofRequest(NodeChecks expected, VariableCheck variables) {
        return new BodyCheck(expected, variables, new NumberCheck(expected)::exact);
    }

    static BodyCheck ofToken(NodeChecks expected) {
        return new BodyCheck(
                expected, VariableCheck.ofSettings(expected, "a token"), new NumberCheck(expected)::ofToken);
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
            case NUMBER -> numbers.apply(node).map(BodyTemplate.Constant::new);
            case FLAG -> Optional.of(new BodyTemplate.Constant(Boolean.valueOf(node.text())));
            case NOTHING -> {
                expected.faults().add(node.place(), "found null; leave the key out");
                yield Optional.empty();
            }
        };
    }

    private BodyTemplate elements(DocumentNode node) {
        List<BodyTemplate> elements = new ArrayList<>();
        node.elements().forEach(element -> value(element).ifPresent(elements::add));
        return new BodyTemplate.Elements(elements);
    }
}
