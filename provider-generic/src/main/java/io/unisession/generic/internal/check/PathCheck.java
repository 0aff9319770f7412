package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The path of a request: fixed, but for variables that are whole segments. */
final class PathCheck {
    /** What RFC 3986 lets into a segment. */
    private static final Pattern SEGMENT = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[Ee]){1,2}");

    private final Expected expected;
    private final VariableCheck variables;

    PathCheck(Expected expected, VariableCheck variables) {
        this.expected = expected;
        this.variables = variables;
    }

    /** What fills the variables of a path, in their order; empty if it is no path, and then it is noted why. */
    Optional<List<Template>> path(DocumentNode node, String path) {
        if (!path.startsWith("/")) {
            return fault(node, path, "a path begins with a slash");
        }
        List<Template> found = new ArrayList<>();
        List<String> segments = List.of(path.substring(1).split("/", -1));
        for (int index = 0; index < segments.size(); index++) {
            String segment = segments.get(index);
            if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
                Optional<Variable> variable = variable(segment);
                if (variable.isEmpty()) {
                    return fault(node, path, variables.known() + ", each as a whole segment");
                }
                found.add(new Template(List.of(new Template.Use(variable.get()))));
            } else {
                Optional<String> words = segmentFault(segment, index == segments.size() - 1);
                if (words.isPresent()) {
                    return fault(node, path, words.get());
                }
            }
        }
        return Optional.of(found);
    }

    private Optional<List<Template>> fault(DocumentNode node, String path, String words) {
        expected.faults().add(node.place(), "found the path \"" + path + "\", but " + words);
        return Optional.empty();
    }

    private Optional<Variable> variable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}")
                ? variables.variable(segment.substring(1, segment.length() - 1))
                : Optional.empty();
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
