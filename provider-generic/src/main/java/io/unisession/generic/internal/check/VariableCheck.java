package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Template.Piece;
import io.unisession.generic.internal.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts with variables of an operation in them. */
final class VariableCheck {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    private final Expected expected;
    private final Operation operation;

    VariableCheck(Expected expected, Operation operation) {
        this.expected = expected;
        this.operation = operation;
    }

    /** A text; what is wrong is noted. */
    Optional<Template> template(DocumentNode node) {
        return expected.singleValue(node).flatMap(text -> parse(node, text));
    }

    private Optional<Template> parse(DocumentNode node, String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher braces = VARIABLE.matcher(text);
        int end = 0;
        while (braces.find()) {
            Optional<Variable> variable = variable(braces.group(1));
            if (variable.isEmpty()) {
                expected.faults().add(node.place(), "found {" + braces.group(1) + "}, but " + known());
                return Optional.empty();
            }
            if (braces.start() > end) {
                pieces.add(new Template.Literal(text.substring(end, braces.start())));
            }
            pieces.add(new Template.Use(variable.get()));
            end = braces.end();
        }
        if (end < text.length() || pieces.isEmpty()) {
            pieces.add(new Template.Literal(text.substring(end)));
        }
        return Optional.of(new Template(pieces));
    }

    /** A variable that the operation's calls have a value for. */
    Optional<Variable> variable(String word) {
        return Variable.of(word).filter(operation::has);
    }

    /** The variables that there are, in words. */
    String known() {
        String words = Stream.of(Variable.values())
                .filter(operation::has)
                .map(Variable::toString)
                .collect(Collectors.joining(", "));
        return words.isEmpty()
                ? operation.word() + " has no variables"
                : "the variables of " + operation.word() + " are " + words;
    }
}
