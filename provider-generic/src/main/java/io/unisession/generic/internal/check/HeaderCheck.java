package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers. */
final class HeaderCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** Of the connection or of the request's body, not of the caller. */
    private static final Set<String> FOREIGN =
            Set.of("host", "connection", "content-length", "content-type", "transfer-encoding");
    /** Where credentials belong. */
    private static final Set<String> SECRET = Set.of("authorization", "cookie", "proxy-authorization");

    private final Expected expected;

    HeaderCheck(Expected expected) {
        this.expected = expected;
    }

    /** A header that may carry credentials; otherwise it is noted why not. */
    Optional<String> credentialHeader(DocumentNode node) {
        Optional<String> name = expected.text(node);
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            expected.faults().add(node.place(), "expected the name of a header, such as X-API-Key");
            return Optional.empty();
        }
        if (name.isPresent() && FOREIGN.contains(name.get().toLowerCase(Locale.ROOT))) {
            expected.faults()
                    .add(
                            node.place(),
                            "this header cannot carry credentials; not allowed: "
                                    + String.join(
                                            ", ", FOREIGN.stream().sorted().toList()));
            return Optional.empty();
        }
        return name;
    }

    /** Notes what is wrong with a header that a request sets itself. */
    void requestHeader(String name, DocumentNode value) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            expected.faults().add(value.place(), "expected the name of a header, such as Accept-Language");
        } else if (FOREIGN.contains(lowerCase) || SECRET.contains(lowerCase)) {
            expected.faults()
                    .add(value.place(), "this header is not a request's to set; credentials belong under \"auth\"");
        }
    }
}
