package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.SettingReference;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Template.Piece;
import io.unisession.generic.internal.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts with variables and references to settings in them, none of which is secret. */
final class VariableCheck {
    private static final Pattern PLACE = Pattern.compile("\\$?\\{([^{}]*)}");

    private static final Pattern WORD = Pattern.compile("\\{[A-Za-z_]{0,20}}");

    private final NodeChecks expected;
    private final String where;
    private final Predicate<Variable> allowed;

    private VariableCheck(NodeChecks expected, String where, Predicate<Variable> allowed) {
        this.expected = expected;
        this.where = where;
        this.allowed = allowed;
    }

    /** Texts of an operation's request. */
    static VariableCheck of(NodeChecks expected, Operation operation) {
        return new VariableCheck(expected, operation.word(), operation::has);
    }

    /** Texts that are the same in all calls of a client. */
    static VariableCheck ofSettings(NodeChecks expected, String where) {
        return new VariableCheck(expected, where, variable -> false);
    }

    /** A text; what is wrong is noted. */
    Optional<Template> template(DocumentNode node) {
        return expected.singleValue(node).flatMap(text -> parse(node, text));
    }

    private Optional<Template> parse(DocumentNode node, String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            Optional<Piece> piece = piece(place.group());
            if (piece.isEmpty()) {
                expected.faults().add(node.place(), "found " + shown(place.group()) + ", but " + known());
                return Optional.empty();
            }
            if (place.start() > end) {
                pieces.add(new Template.Literal(text.substring(end, place.start())));
            }
            pieces.add(piece.get());
            end = place.end();
        }
        if (end < text.length() || pieces.isEmpty()) {
            pieces.add(new Template.Literal(text.substring(end)));
        }
        Template template = new Template(pieces);
        if (template.literals().anyMatch(literal -> literal.matches("(?s).*[{}].*"))) {
            // Nearly a variable; sent as it is, the service would be the first to say so.
            expected.faults().add(node.place(), "found a brace that has no other or is one too many; " + known());
            return Optional.empty();
        }
        return Optional.of(template);
    }

    /**
     * What stands between braces may be a secret that someone took for the name of one; a mistaken variable is a word.
     */
    private static String shown(String place) {
        return WORD.matcher(place).matches() ? place : "something else between braces";
    }

    /** A variable that the operation's calls have a value for, or a setting. */
    Optional<Piece> piece(String text) {
        if (text.startsWith("$")) {
            return SettingReference.parse(text).map(Template.Setting::new);
        }
        return text.startsWith("{") && text.endsWith("}")
                ? Variable.of(text.substring(1, text.length() - 1))
                        .filter(allowed)
                        .map(Template.Use::new)
                : Optional.empty();
    }

    /** What there is, in words. */
    String known() {
        String words = Stream.of(Variable.values())
                .filter(allowed)
                .map(Variable::toString)
                .collect(Collectors.joining(", "));
        return words.isEmpty()
                ? where + " has no variables; settings are written " + SettingReference.FORMS
                : "the variables of " + where + " are " + words + "; settings are written " + SettingReference.FORMS;
    }
}
