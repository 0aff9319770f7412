package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The path of a request: fixed, but for the session's id. */
final class PathCheck {
    private static final String VARIABLE = "{sessionId}";
    /** What RFC 3986 lets into a segment. */
    private static final Pattern SEGMENT = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[Ee]){1,2}");

    private final Expected expected;

    PathCheck(Expected expected) {
        this.expected = expected;
    }

    /** Whether it is a path; otherwise what is wrong is noted. */
    boolean isPath(DocumentNode node, String path) {
        Optional<String> fault = fault(path);
        fault.ifPresent(words -> expected.faults().add(node.place(), "found the path \"" + path + "\", but " + words));
        return fault.isEmpty();
    }

    private static Optional<String> fault(String path) {
        if (!path.startsWith("/")) {
            return Optional.of("a path begins with a slash");
        }
        List<String> segments = List.of(path.substring(1).split("/", -1));
        for (int index = 0; index < segments.size(); index++) {
            Optional<String> fault = segmentFault(segments.get(index), index == segments.size() - 1);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return segments.stream().filter(VARIABLE::equals).count() == 1
                ? Optional.empty()
                : Optional.of("it needs " + VARIABLE + " once");
    }

    private static Optional<String> segmentFault(String segment, boolean last) {
        if (segment.equals(VARIABLE)) {
            return Optional.empty();
        }
        if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
            return Optional.of("its only variable is " + VARIABLE + ", as a whole segment");
        }
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
