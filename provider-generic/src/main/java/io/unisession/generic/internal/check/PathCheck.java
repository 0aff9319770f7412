package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Template.Piece;
import io.unisession.generic.internal.template.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The path of a request, in which placeholders are segments or parts of one. */
final class PathCheck {
    /** The characters that RFC 3986 allows in a segment. */
    private static final Pattern SEGMENT = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*+");

    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[Ee]){1,2}");

    private final NodeChecks checks;
    private final TemplateCheck templates;

    PathCheck(NodeChecks checks, TemplateCheck templates) {
        this.checks = checks;
        this.templates = templates;
    }

    /**
     * A path.
     *
     * @param template the path with a name for each placeholder, as {@link io.unisession.spi.http.Endpoint} takes it
     * @param values the placeholders, in order
     */
    record Path(String template, List<Template.Text> values) {}

    /** Parses a path; empty after an error. */
    Optional<Path> path(DocumentNode node, String path) {
        if (!path.startsWith("/")) {
            return fault(node, path, "it must start with a slash");
        }
        List<Template.Text> values = new ArrayList<>();
        StringBuilder template = new StringBuilder();
        List<String> segments = List.of(path.substring(1).split("/", -1));
        for (int index = 0; index < segments.size(); index++) {
            String segment = segments.get(index);
            template.append('/');
            if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
                Optional<Template.Text> value = templates.parse(node, segment);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                for (Piece piece : value.get().pieces()) {
                    if (piece instanceof Template.Literal literal) {
                        template.append(literal.text());
                    } else {
                        values.add(new Template.Text(List.of(piece)));
                        template.append('{').append(name(piece)).append('}');
                    }
                }
                Optional<String> words = value.get()
                        .literals()
                        .flatMap(literal -> charactersFault(literal).stream())
                        .findFirst();
                if (words.isPresent()) {
                    return fault(node, path, words.get());
                }
            } else {
                Optional<String> words = segmentFault(segment, index == segments.size() - 1);
                if (words.isPresent()) {
                    return fault(node, path, words.get());
                }
                template.append(segment);
            }
        }
        return Optional.of(new Path(template.toString(), values));
    }

    /** The name shown in logs. */
    private static String name(Piece piece) {
        if (piece instanceof SettingReference setting) {
            return "setting-" + setting.name().replaceAll("[^A-Za-z0-9_-]", "-");
        }
        Variable variable = piece instanceof Template.Written written ? written.variable() : (Variable) piece;
        return variable.word();
    }

    private Optional<Path> fault(DocumentNode node, String path, String words) {
        checks.faults().add(node.location(), "invalid path " + NodeChecks.quoted(path) + ": " + words);
        return Optional.empty();
    }

    /** What is wrong with a path that has no placeholders and must not end with a slash. */
    static Optional<String> fixedFault(String path) {
        if (path.endsWith("/")) {
            return Optional.of("it ends with a slash");
        }
        return Stream.of(path.substring(1).split("/", -1))
                .flatMap(segment -> segmentFault(segment, false).stream())
                .findFirst();
    }

    private static Optional<String> segmentFault(String segment, boolean last) {
        if (segment.isEmpty() && !last) {
            return Optional.of("it has an empty segment");
        }
        if (DOTS.matcher(segment).matches()) {
            return Optional.of("a segment cannot be . or ..");
        }
        return charactersFault(segment);
    }

    private static Optional<String> charactersFault(String text) {
        return SEGMENT.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("it has characters that are not allowed in a path; a query goes under \"query\"");
    }
}
