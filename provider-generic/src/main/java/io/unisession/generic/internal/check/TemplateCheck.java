package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.Notation;
import io.unisession.generic.internal.template.SecretNames;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Template.Piece;
import io.unisession.generic.internal.template.Variable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values with placeholders for variables and settings. */
final class TemplateCheck {
    private static final String SECRET = "secrets must not be in a descriptor; use " + SettingReference.FORMS;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{([^{}]*)}");
    /** A variable, perhaps in a notation, as in <code>{sessionId as number}</code>. */
    private static final Pattern WRITTEN = Pattern.compile("\\{([A-Za-z]{1,20})(?:\\x20as\\x20([a-z0-9-]{1,30}))?}");

    private static final Pattern WORD = Pattern.compile("\\{[A-Za-z_]{0,20}}");

    private static final Set<Variable> OF_TOKEN = EnumSet.of(Variable.ISSUED_AT, Variable.EXPIRES_AT, Variable.UUID);

    private final NodeChecks checks;
    private final String owner;
    private final Predicate<Variable> allowed;
    private final boolean inToken;

    private TemplateCheck(NodeChecks checks, String owner, Predicate<Variable> allowed, boolean inToken) {
        this.checks = checks;
        this.owner = owner;
        this.allowed = allowed;
        this.inToken = inToken;
    }

    /** Templates in the request of an operation. */
    static TemplateCheck ofRequest(NodeChecks checks, Operation operation) {
        return new TemplateCheck(checks, operation.word(), operation::has, false);
    }

    /** Templates in the headers of all requests. */
    static TemplateCheck ofHeaders(NodeChecks checks) {
        return new TemplateCheck(checks, "the key headers", variable -> false, false);
    }

    /** The base URL, which has no variables. */
    static TemplateCheck ofBaseUrl(NodeChecks checks) {
        return new TemplateCheck(checks, "the base URL", variable -> false, false);
    }

    /** Templates under {@code auth}, which have no variables. */
    static TemplateCheck ofAuth(NodeChecks checks) {
        return new TemplateCheck(checks, "auth", variable -> false, false);
    }

    /** Templates in the claims of a token. */
    static TemplateCheck ofClaims(NodeChecks checks) {
        return new TemplateCheck(checks, "a token", OF_TOKEN::contains, true);
    }

    /** Templates in a join token. */
    static TemplateCheck ofJoinToken(NodeChecks checks) {
        return new TemplateCheck(
                checks,
                "a join token",
                variable -> OF_TOKEN.contains(variable) || Operation.JOIN_TOKEN.has(variable),
                true);
    }

    /** A text that is not blank. */
    Optional<Template.Text> text(DocumentNode node) {
        return checks.text(node).flatMap(text -> parse(node, text));
    }

    /** A text, or a number or boolean as its text. */
    Optional<Template.Text> value(DocumentNode node) {
        return checks.singleValue(node).flatMap(text -> parse(node, text));
    }

    /** A secret: it must refer to a setting. */
    Optional<Template.Text> secret(DocumentNode node) {
        Optional<Template.Text> template = text(node);
        if (template.isPresent() && template.get().settings().findAny().isEmpty()) {
            checks.faults().add(node.location(), SECRET);
        }
        return template;
    }

    /** As {@link #secret}, or the empty text. */
    Optional<Template.Text> secretOrEmpty(DocumentNode node) {
        return node.is(Kind.TEXT) && node.text().isEmpty() ? Optional.of(Template.Text.EMPTY) : secret(node);
    }

    /** Named texts, such as the parameters of a query. */
    Map<String, Template.Text> values(DocumentNode node) {
        Map<String, Template.Text> values = new LinkedHashMap<>();
        if (checks.anyObject(node)) {
            node.fields().forEach((name, value) -> {
                requireNoSecret(name, value);
                value(value).ifPresent(template -> values.put(name, template));
            });
        }
        return values;
    }

    /** The parameters of a query: texts, or texts that are joined. */
    Template.Fields query(DocumentNode node) {
        Map<String, Template> parameters = new LinkedHashMap<>();
        if (checks.anyObject(node)) {
            node.fields().forEach((name, value) -> {
                requireNoSecret(name, value);
                Optional<? extends Template> template = value.is(Kind.OBJECT) ? joined(value) : value(value);
                template.ifPresent(found -> parameters.put(name, found));
            });
        }
        return new Template.Fields(parameters);
    }

    private Optional<Template.Joined> joined(DocumentNode node) {
        checks.object(node, List.of("join", "of"));
        Optional<String> separator = checks.required(
                        node, "join", "what to write between two values, such as \" AND \"")
                .filter(checks::isString)
                .map(DocumentNode::text);
        List<Template.Text> parts = checks.required(node, "of", "the values to join").stream()
                .flatMap(values -> checks.oneOrMore(values).stream())
                .flatMap(value -> value(value).stream())
                .toList();
        return separator.map(found -> new Template.Joined(found, parts));
    }

    /** A JSON object. */
    Optional<Template.Fields> object(DocumentNode node) {
        if (!checks.anyObject(node)) {
            return Optional.empty();
        }
        Map<String, Template> fields = new LinkedHashMap<>();
        node.fields().forEach((name, value) -> {
            requireNoSecret(name, value);
            any(value).ifPresent(template -> fields.put(name, template));
        });
        return Optional.of(new Template.Fields(fields));
    }

    private void requireNoSecret(String name, DocumentNode value) {
        if (SecretNames.has(name) && value.is(Kind.TEXT) && value.text().indexOf('{') < 0) {
            checks.faults().add(value.location(), SECRET);
        }
    }

    private Optional<? extends Template> any(DocumentNode node) {
        return switch (node.kind()) {
            case OBJECT -> object(node);
            case LIST ->
                Optional.of(new Template.Elements(node.elements().stream()
                        .<Template>flatMap(element -> any(element).stream())
                        .toList()));
            case TEXT -> value(node);
            case NUMBER -> number(node).map(Template.Constant::new);
            case FLAG -> Optional.of(new Template.Constant(Boolean.valueOf(node.text())));
            case NOTHING -> {
                checks.faults().add(node.location(), "found null; omit the key instead");
                yield Optional.empty();
            }
        };
    }

    private Optional<Number> number(DocumentNode node) {
        Optional<Number> number = checks.exactNumber(node);
        // java-jwt writes no other types.
        if (inToken && number.isPresent() && !(number.get() instanceof Long || number.get() instanceof Double)) {
            checks.faults().add(node.location(), "this number has more digits than a token can carry");
        }
        return number;
    }

    /** A text with placeholders; empty after an error. */
    Optional<Template.Text> parse(DocumentNode node, String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholder.find()) {
            Optional<Piece> piece = placeholder(node, placeholder.group());
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            if (placeholder.start() > end) {
                pieces.add(new Template.Literal(text.substring(end, placeholder.start())));
            }
            pieces.add(piece.get());
            end = placeholder.end();
        }
        if (end < text.length() || pieces.isEmpty()) {
            pieces.add(new Template.Literal(text.substring(end)));
        }
        Template.Text template = new Template.Text(pieces);
        if (template.literals().anyMatch(literal -> literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0)) {
            // Probably a mistyped placeholder. Sent as it is, only the service could report it.
            checks.faults().add(node.location(), "found an unpaired brace; " + known());
            return Optional.empty();
        }
        return Optional.of(template);
    }

    /** Only words are shown, which may be mistyped variables; anything else may be a secret. */
    private static String shown(String placeholder) {
        return WORD.matcher(placeholder).matches() ? " " + placeholder : "";
    }

    /** The variable or setting that a placeholder stands for; empty after an error. */
    private Optional<Piece> placeholder(DocumentNode node, String text) {
        Matcher written = WRITTEN.matcher(text);
        Optional<Variable> variable =
                written.matches() ? Variable.of(written.group(1)).filter(allowed) : Optional.empty();
        if (variable.isPresent() && written.group(2) != null) {
            return written(node, variable.get(), written.group(2));
        }
        Optional<Piece> piece = text.startsWith("$")
                ? SettingReference.parse(text).map(Piece.class::cast)
                : variable.map(Piece.class::cast);
        if (piece.isEmpty()) {
            checks.faults().add(node.location(), "unknown placeholder" + shown(text) + "; " + known());
        }
        return piece;
    }

    /** A variable in a notation. */
    private Optional<Piece> written(DocumentNode node, Variable variable, String word) {
        List<? extends Notation> notations = variable.notations();
        Optional<? extends Notation> notation =
                notations.stream().filter(each -> each.word().equals(word)).findFirst();
        if (notation.isEmpty()) {
            checks.faults()
                    .add(
                            node.location(),
                            notations.isEmpty()
                                    ? variable + " can be written in one way only; omit \"as\""
                                    : variable + " cannot be written as \"" + word + '"'
                                            + NodeChecks.suggestion(
                                                    word,
                                                    notations.stream()
                                                            .map(Notation::word)
                                                            .toList()));
        }
        return notation.map(found -> new Template.Written(variable, found));
    }

    /** The known placeholders, for messages. */
    private String known() {
        String words = Stream.of(Variable.values())
                .filter(allowed)
                .map(Variable::toString)
                .collect(Collectors.joining(", "));
        return (words.isEmpty() ? owner + " has no variables" : owner + " has the variables " + words)
                + ", and settings are written " + SettingReference.FORMS;
    }
}
