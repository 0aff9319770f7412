package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.template.Template;
import java.util.List;
import java.util.Optional;

/** The key {@code auth}. Its messages quote no value: any may be a secret. */
final class AuthCheck {
    static final Auth NONE = new Auth.None();

    private static final List<String> TYPES = List.of(
            "none",
            "basic",
            "bearer",
            "header",
            "query",
            "oauth2-client-credentials",
            "oauth2-refresh-token",
            "oauth2-jwt-bearer",
            "jwt-hs256",
            "jwt-rs256");

    private final NodeChecks checks;
    private final TemplateCheck templates;
    private final HeaderCheck headers;
    private final TokenCheck tokens;

    AuthCheck(NodeChecks checks) {
        this.checks = checks;
        this.templates = TemplateCheck.ofAuth(checks);
        this.headers = new HeaderCheck(checks);
        this.tokens = new TokenCheck(checks);
    }

    /** What the descriptor says; {@link #NONE} after an error. */
    Auth auth(DocumentNode node) {
        Optional<DocumentNode> type = node.field("type");
        if (type.isEmpty()) {
            // The type decides which other keys are allowed.
            checks.object(node, List.copyOf(node.fields().keySet()));
            checks.required(node, "type", "one of " + String.join(", ", TYPES));
            return NONE;
        }
        return checks.oneOfUnquoted(type.get(), "type of auth", TYPES)
                .flatMap(word -> auth(node, word))
                .orElse(NONE);
    }

    private Optional<Auth> auth(DocumentNode node, String word) {
        return switch (word) {
            case "none" -> none(node);
            case "basic" -> basic(node);
            case "bearer" -> bearer(node);
            case "header" -> header(node);
            case "query" -> query(node);
            default -> tokens.auth(node, word);
        };
    }

    private Optional<Auth> none(DocumentNode node) {
        checks.object(node, List.of("type"));
        return Optional.of(NONE);
    }

    private Optional<Auth> bearer(DocumentNode node) {
        checks.object(node, List.of("type", "token"));
        return secret(node, "token", "the token, as ${env:NAME}").map(Auth.Bearer::new);
    }

    private Optional<Auth> basic(DocumentNode node) {
        checks.object(node, List.of("type", "username", "password"));
        Optional<DocumentNode> usernameNode = checks.required(node, "username", "the user name, as ${env:NAME}");
        Optional<DocumentNode> passwordNode =
                checks.required(node, "password", "the password, as ${env:NAME}, or \"\" if there is none");
        Optional<Template.Text> password = passwordNode.flatMap(templates::secretOrEmpty);
        // Services without passwords take an API key as the user name.
        boolean usernameIsSecret = password.filter(Template.Text::isEmpty).isPresent();
        Optional<Template.Text> username = usernameNode.flatMap(usernameIsSecret ? templates::secret : templates::text);
        if (username.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        if (username.get().literals().anyMatch(literal -> literal.contains(":"))) {
            checks.faults().add(usernameNode.get().location(), "a user name for HTTP Basic cannot contain a colon");
        }
        return Optional.of(new Auth.Basic(username.get(), password.get()));
    }

    private Optional<Auth> header(DocumentNode node) {
        checks.object(node, List.of("type", "name", "value"));
        Optional<String> name =
                checks.required(node, "name", "the header's name").flatMap(headers::credentialHeader);
        Optional<Template.Text> value = secret(node, "value", "the header's value, as ${env:NAME}");
        return name.isPresent() && value.isPresent()
                ? Optional.of(new Auth.Header(name.get(), value.get()))
                : Optional.empty();
    }

    private Optional<Auth> query(DocumentNode node) {
        checks.object(node, List.of("type", "name", "value"));
        Optional<String> name =
                checks.required(node, "name", "the parameter's name").flatMap(checks::text);
        Optional<Template.Text> value = checks.required(node, "value", "the parameter's value, as ${env:NAME}")
                .flatMap(templates::secret);
        checks.faults()
                .warn(
                        node.location(),
                        "servers and proxies log query strings, credentials included; use a header if the service accepts one");
        return name.isPresent() && value.isPresent()
                ? Optional.of(new Auth.Query(name.get(), value.get()))
                : Optional.empty();
    }

    /** A secret that a header carries. */
    private Optional<Template.Text> secret(DocumentNode node, String key, String what) {
        Optional<DocumentNode> value = checks.required(node, key, what);
        Optional<Template.Text> template = value.flatMap(templates::secret);
        boolean sendable = template.stream().flatMap(Template.Text::literals).allMatch(HeaderCheck::isSendable);
        if (value.isPresent() && !sendable) {
            checks.faults().add(value.get().location(), HeaderCheck.CHARACTERS);
        }
        return template;
    }
}
