package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Template;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers: their names, and the values of those that requests set. */
final class HeaderCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** Of the connection or of the request's body, not of the caller. */
    private static final Set<String> FOREIGN =
            Set.of("host", "connection", "content-length", "content-type", "transfer-encoding");
    /** Where credentials belong. */
    private static final Set<String> SECRET = Set.of("authorization", "cookie", "proxy-authorization");

    /** Kept from logs and from other addresses is only what auth sends. */
    private static final String CREDENTIAL =
            "a header with a secret belongs under \"auth\", as { type: header, name: ..., value: \"${env:NAME}\" }";

    private final NodeChecks expected;

    HeaderCheck(NodeChecks expected) {
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

    /** A header that a request sets itself; what is wrong is noted. */
    Optional<Template> requestHeader(String name, DocumentNode value, VariableCheck variables) {
        Optional<Template> template = variables.template(value);
        String fault = nameFault(name);
        if (fault.isEmpty()) {
            fault = template.map(found -> valueFault(name, found)).orElse("");
        }
        if (!fault.isEmpty()) {
            expected.faults().add(value.place(), fault);
        }
        return template;
    }

    private static String nameFault(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return "expected the name of a header, such as Accept-Language";
        }
        if (lowerCase.equals("accept-encoding")) {
            return "this header is not a request's to set: responses come compressed without it, and would not be unpacked with it";
        }
        if (FOREIGN.contains(lowerCase) || SECRET.contains(lowerCase)) {
            return "this header is not a request's to set; credentials belong under \"auth\"";
        }
        return SecretNames.has(name) ? CREDENTIAL : "";
    }

    private static String valueFault(String name, Template value) {
        boolean secret =
                value.settings().anyMatch(setting -> SecretNames.tells(name) || SecretNames.tells(setting.name()));
        if (secret) {
            return CREDENTIAL;
        }
        return value.literals().allMatch(HeaderCheck::isSendable)
                ? ""
                : "the value has characters that a header cannot carry";
    }

    /** Whether a header can carry a text. */
    static boolean isSendable(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
