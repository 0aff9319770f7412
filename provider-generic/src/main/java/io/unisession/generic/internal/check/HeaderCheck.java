package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.template.SecretNames;
import io.unisession.generic.internal.template.Template;
import io.unisession.spi.http.ApiRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and values of headers. */
final class HeaderCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** Where credentials belong. */
    private static final Set<String> SECRET = Set.of("authorization", "cookie", "proxy-authorization");

    /** Only what {@code auth} sends is kept out of logs and from other hosts. */
    private static final String CREDENTIAL =
            "a header with a secret belongs under \"auth\", as { type: header, name: ..., value: \"${env:NAME}\" }";

    static final String CHARACTERS = "a header can carry printable ASCII only";

    private final NodeChecks checks;

    HeaderCheck(NodeChecks checks) {
        this.checks = checks;
    }

    /** The name of a header that can carry credentials. */
    Optional<String> credentialHeader(DocumentNode node) {
        Optional<String> name = name(node);
        if (name.isPresent() && ApiRequest.reservedHeaders().contains(name.get().toLowerCase(Locale.ROOT))) {
            checks.faults()
                    .add(
                            node.location(),
                            "this header cannot carry credentials; not allowed: "
                                    + String.join(", ", ApiRequest.reservedHeaders()));
            return Optional.empty();
        }
        return name;
    }

    /** The name of any header. */
    Optional<String> name(DocumentNode node) {
        Optional<String> name = checks.text(node);
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            checks.faults().add(node.location(), "not a header name, such as X-API-Key");
            return Optional.empty();
        }
        return name;
    }

    /** The value of a header that a request sets. */
    Optional<Template.Text> requestHeader(String name, DocumentNode value, TemplateCheck templates) {
        Optional<Template.Text> template = templates.value(value);
        String fault = nameFault(name);
        if (fault.isEmpty()) {
            fault = template.map(found -> valueFault(name, found)).orElse("");
        }
        if (!fault.isEmpty()) {
            checks.faults().add(value.location(), fault);
        }
        return template;
    }

    private static String nameFault(String name) {
        if (!NAME.matcher(name).matches()) {
            return "not a header name, such as Accept-Language";
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (lowerCase.equals("accept-encoding")) {
            return "this header cannot be set: responses are compressed anyway, and setting it would turn off decompression";
        }
        if (ApiRequest.reservedHeaders().contains(lowerCase)) {
            return "the client sets this header itself; remove it";
        }
        return SECRET.contains(lowerCase) || SecretNames.has(name) ? CREDENTIAL : "";
    }

    private static String valueFault(String name, Template.Text value) {
        boolean secret = value.settings()
                .anyMatch(setting -> SecretNames.endsLikeSecret(name) || SecretNames.endsLikeSecret(setting.name()));
        if (secret) {
            return CREDENTIAL;
        }
        return value.literals().allMatch(HeaderCheck::isSendable) ? "" : CHARACTERS;
    }

    /** Whether a header can carry the text. */
    static boolean isSendable(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
