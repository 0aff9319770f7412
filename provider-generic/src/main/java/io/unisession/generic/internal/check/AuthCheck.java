package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.BasicAuth;
import io.unisession.generic.internal.auth.BearerAuth;
import io.unisession.generic.internal.auth.HeaderAuth;
import io.unisession.generic.internal.auth.NoAuth;
import io.unisession.generic.internal.auth.QueryAuth;
import io.unisession.generic.internal.auth.SettingTemplate;
import io.unisession.generic.internal.document.DocumentNode;
import java.util.List;
import java.util.Optional;

/** The key {@code auth}. Its messages quote no value, since any may be a secret. */
final class AuthCheck {
    static final Auth NONE = new NoAuth();

    private static final List<String> TYPES =
            List.of("none", "basic", "bearer", "header", "query", "oauth2-client-credentials", "jwt-hs256");
    private final NodeChecks expected;
    private final TemplateCheck templates;

    AuthCheck(NodeChecks expected) {
        this.expected = expected;
        this.templates = new TemplateCheck(expected);
    }

    /** The auth, or none after a fault. */
    Auth auth(DocumentNode node) {
        Optional<DocumentNode> type = node.field("type");
        if (type.isEmpty()) {
            // Which other keys are allowed depends on the type.
            expected.object(node, List.copyOf(node.fields().keySet()));
            expected.required(node, "type", "one of " + String.join(", ", TYPES));
            return NONE;
        }
        return expected.text(type.get())
                .flatMap(word -> auth(node, type.get(), word))
                .orElse(NONE);
    }

    private Optional<Auth> auth(DocumentNode node, DocumentNode type, String word) {
        return switch (word) {
            case "none" -> none(node);
            case "basic" -> basic(node);
            case "bearer" -> bearer(node);
            case "header" -> header(node);
            case "query" -> query(node);
            case "oauth2-client-credentials" -> new OAuth2Check(expected).auth(node);
            case "jwt-hs256" -> new JwtCheck(expected, new HeaderCheck(expected)).auth(node);
            default -> {
                expected.faults().add(type.place(), "unknown type of auth" + NodeChecks.suggestion(word, TYPES));
                yield Optional.empty();
            }
        };
    }

    private Optional<Auth> none(DocumentNode node) {
        expected.object(node, List.of("type"));
        return Optional.of(NONE);
    }

    private Optional<Auth> bearer(DocumentNode node) {
        expected.object(node, List.of("type", "token"));
        return secret(node, "token", "the token, as ${env:NAME}").map(BearerAuth::new);
    }

    private Optional<Auth> basic(DocumentNode node) {
        expected.object(node, List.of("type", "username", "password"));
        Optional<DocumentNode> usernameNode = expected.required(node, "username", "the user name, as ${env:NAME}");
        Optional<DocumentNode> passwordNode =
                expected.required(node, "password", "the password, as ${env:NAME}, or \"\" where there is none");
        Optional<SettingTemplate> password = passwordNode.flatMap(templates::secretOrEmpty);
        // Services that know no password take the key as user name; then that is the secret.
        boolean usernameIsSecret = password.filter(SettingTemplate::isEmpty).isPresent();
        Optional<SettingTemplate> username =
                usernameNode.flatMap(usernameIsSecret ? templates::secret : templates::text);
        if (username.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        if (username.get().literals().anyMatch(literal -> literal.contains(":"))) {
            expected.faults().add(usernameNode.get().place(), "a user name for HTTP Basic cannot have a colon");
        }
        return Optional.of(new BasicAuth(username.get(), password.get()));
    }

    private Optional<Auth> header(DocumentNode node) {
        expected.object(node, List.of("type", "name", "value"));
        Optional<String> name = expected.required(node, "name", "the header's name")
                .flatMap(new HeaderCheck(expected)::credentialHeader);
        Optional<SettingTemplate> value = secret(node, "value", "the header's value, as ${env:NAME}");
        return name.isPresent() && value.isPresent()
                ? Optional.of(new HeaderAuth(name.get(), value.get()))
                : Optional.empty();
    }

    private Optional<Auth> query(DocumentNode node) {
        expected.object(node, List.of("type", "name", "value"));
        Optional<String> name =
                expected.required(node, "name", "the parameter's name").flatMap(expected::text);
        Optional<SettingTemplate> value = expected.required(node, "value", "the parameter's value, as ${env:NAME}")
                .flatMap(templates::secret);
        expected.faults()
                .warn(
                        node.place(),
                        "a credential in the query is written down by proxies and in the service's log; use a header if the service takes one");
        return name.isPresent() && value.isPresent()
                ? Optional.of(new QueryAuth(name.get(), value.get()))
                : Optional.empty();
    }

    /** What goes into a header. */
    private Optional<SettingTemplate> secret(DocumentNode node, String key, String what) {
        Optional<DocumentNode> value = expected.required(node, key, what);
        Optional<SettingTemplate> template = value.flatMap(templates::secret);
        boolean sendable = template.stream().flatMap(SettingTemplate::literals).allMatch(HeaderCheck::isSendable);
        if (value.isPresent() && !sendable) {
            expected.faults().add(value.get().place(), "the value has characters that a header cannot carry");
        }
        return template;
    }
}
