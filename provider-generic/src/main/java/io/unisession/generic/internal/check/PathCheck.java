package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Template.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The path of a request: fixed, but for variables and settings that are whole segments. */
final class PathCheck {
    /** What RFC 3986 lets into a segment. */
    private static final Pattern SEGMENT = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[Ee]){1,2}");

    private final NodeChecks expected;
    private final VariableCheck variables;

    PathCheck(NodeChecks expected, VariableCheck variables) {
        this.expected = expected;
        this.variables = variables;
    }

    /**
     * A path.
     *
     * @param template the path with a name for each variable, as {@link io.unisession.spi.http.Endpoint} takes it
     * @param filling what fills the variables, in their order
     */
    record Path(String template, List<Template> filling) {}

    /** The path that a text is; empty if it is none, and then it is noted why. */
    Optional<Path> path(DocumentNode node, String path) {
        if (!path.startsWith("/")) {
            return fault(node, path, "a path begins with a slash");
        }
        List<Template> filling = new ArrayList<>();
        StringBuilder template = new StringBuilder();
        List<String> segments = List.of(path.substring(1).split("/", -1));
        for (int index = 0; index < segments.size(); index++) {
            String segment = segments.get(index);
            template.append('/');
            if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
                Optional<Piece> piece = variables.piece(segment);
                if (piece.isEmpty()) {
                    return fault(node, path, variables.known() + ", each as a whole segment");
                }
                filling.add(Template.of(piece.get()));
                template.append('{').append(name(piece.get())).append('}');
            } else {
                Optional<String> words = segmentFault(segment, index == segments.size() - 1);
                if (words.isPresent()) {
                    return fault(node, path, words.get());
                }
                template.append(segment);
            }
        }
        return Optional.of(new Path(template.toString(), filling));
    }

    /** As logs show it. */
    private static String name(Piece piece) {
        return piece instanceof Template.Use use
                ? use.variable().word()
                : "setting-" + ((Template.Setting) piece).reference().name().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private Optional<Path> fault(DocumentNode node, String path, String words) {
        expected.faults().add(node.place(), "found the path " + NodeChecks.quoted(path) + ", but " + words);
        return Optional.empty();
    }

    /** What is wrong with a path that has no variables, and has a name at its end. */
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
            return Optional.of("a segment of dots leads elsewhere");
        }
        return SEGMENT.matcher(segment).matches()
                ? Optional.empty()
                : Optional.of("it has characters that a path cannot have; a query is not part of it");
    }
}
