package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.Jwt;
import io.unisession.generic.internal.auth.JwtAuth;
import io.unisession.generic.internal.auth.OAuth2Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.HttpPipeline;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The key {@code auth}. Its messages quote no value: any may be a secret. */
final class AuthCheck {
    static final Auth NONE = new Auth.None();

    private static final List<String> TYPES = List.of(
            "none", "basic", "bearer", "header", "query", "oauth2-client-credentials", "jwt-hs256", "jwt-rs256");
    private static final List<String> SIGNED =
            Stream.of(Jwt.Signature.values()).map(Jwt.Signature::word).toList();
    private static final List<String> OAUTH2_KEYS =
            List.of("type", "tokenUrl", "clientId", "clientSecret", "parameters", "credentialsIn");
    private static final List<String> CREDENTIAL_PLACES = List.of("basic", "body");

    private static final Pattern TOKEN_URL = Pattern.compile("https?://[^/\\s\\\\]+((?:/\\S*)?)");

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Longer ones are typing errors, some beyond the last year that a date can have. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(3653);

    private final NodeChecks checks;
    private final TemplateCheck templates;
    private final HeaderCheck headers;

    AuthCheck(NodeChecks checks) {
        this.checks = checks;
        this.templates = TemplateCheck.ofAuth(checks);
        this.headers = new HeaderCheck(checks);
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
            case "oauth2-client-credentials" -> oauth2(node);
            case "jwt-hs256" -> jwtAuth(node, Jwt.Signature.HS256);
            case "jwt-rs256" -> jwtAuth(node, Jwt.Signature.RS256);
            default -> Optional.empty();
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

    private Optional<Auth> jwtAuth(DocumentNode node, Jwt.Signature signature) {
        checks.object(node, List.of("type", signature.keyName(), "headers", "claims", "lifetime", "name", "prefix"));
        Optional<String> header = node.field("name").flatMap(headers::credentialHeader);
        Optional<String> prefix = node.field("prefix").flatMap(this::prefix);
        return jwt(node, signature, TemplateCheck.ofClaims(checks))
                .map(jwt -> new JwtAuth(jwt, header.orElse("Authorization"), prefix.orElse("Bearer ")));
    }

    /** A join token that is signed here; empty after an error. */
    Optional<Jwt> joinToken(DocumentNode node) {
        Optional<DocumentNode> type = node.field("type");
        if (type.isEmpty()) {
            checks.object(node, List.copyOf(node.fields().keySet()));
            checks.required(node, "type", "one of " + String.join(", ", SIGNED));
            return Optional.empty();
        }
        Optional<Jwt.Signature> signature =
                checks.oneOf(type.get(), "type of token", List.of(Jwt.Signature.values()), Jwt.Signature::word);
        signature.ifPresent(
                found -> checks.object(node, List.of("type", found.keyName(), "headers", "claims", "lifetime")));
        int faults = checks.faults().size();
        Optional<Jwt> jwt = signature.flatMap(found -> jwt(node, found, TemplateCheck.ofJoinToken(checks)));
        // A claim that has an error may be the one that uses the variable.
        if (checks.faults().size() == faults
                && jwt.isPresent()
                && jwt.get().variables().noneMatch(Variable::isSession)) {
            checks.faults().add(node.location(), "the token must use {sessionId}, {roomId} or {label} in its claims");
        }
        return jwt;
    }

    private Optional<Jwt> jwt(DocumentNode node, Jwt.Signature signature, TemplateCheck content) {
        Optional<Template.Text> key = checks.required(node, signature.keyName(), "the key, as ${env:NAME}")
                .flatMap(templates::secret);
        Optional<Template.Fields> header = node.field("headers").flatMap(content::object);
        node.field("claims").ifPresent(this::requireOwnClaims);
        Optional<Template.Fields> claims = node.field("claims").flatMap(content::object);
        Optional<Duration> lifetime = node.field("lifetime").flatMap(this::lifetime);
        return key.map(found -> new Jwt(
                signature,
                found,
                header.orElse(Template.Fields.NONE),
                claims.orElse(Template.Fields.NONE),
                lifetime.orElse(DEFAULT_LIFETIME)));
    }

    private void requireOwnClaims(DocumentNode claims) {
        List.of("iat", "exp")
                .forEach(claim -> claims.field(claim)
                        .ifPresent(found -> checks.faults()
                                .add(found.location(), "the client sets this claim, from its clock and \"lifetime\"")));
    }

    /** A duration; empty after an error. */
    Optional<Duration> lifetime(DocumentNode node) {
        Optional<String> text = checks.text(node);
        try {
            Optional<Duration> lifetime = text.map(Duration::parse);
            if (lifetime.filter(duration -> duration.toSeconds() < 1 || duration.compareTo(MAX_LIFETIME) > 0)
                    .isEmpty()) {
                return lifetime;
            }
        } catch (DateTimeParseException invalid) {
            // Reported below.
        }
        checks.faults().add(node.location(), "expected a duration from a second to ten years, such as PT1H");
        return Optional.empty();
    }

    /** What precedes the token in the header; may be empty. */
    private Optional<String> prefix(DocumentNode node) {
        if (node.is(Kind.TEXT) && node.text().isEmpty()) {
            return Optional.of("");
        }
        Optional<String> prefix = checks.text(node);
        if (prefix.isPresent() && !prefix.get().matches("[!-~]+ ?")) {
            checks.faults().add(node.location(), "expected one word, such as \"Bearer \", or \"\" for none");
            return Optional.empty();
        }
        return prefix;
    }

    private Optional<Auth> oauth2(DocumentNode node) {
        checks.object(node, OAUTH2_KEYS);
        Optional<String> tokenUrl = checks.required(node, "tokenUrl", "the address of the token endpoint")
                .flatMap(this::tokenUrl);
        Optional<Template.Text> clientId = checks.required(node, "clientId", "the client's id, as ${env:NAME}")
                .flatMap(templates::text);
        Optional<Template.Text> clientSecret = checks.required(
                        node, "clientSecret", "the client's secret, as ${env:NAME}")
                .flatMap(templates::secret);
        Map<String, Template.Text> parameters =
                node.field("parameters").map(templates::values).orElse(Map.of());
        boolean inBody = node.field("credentialsIn")
                .flatMap(found -> checks.oneOfUnquoted(found, "place", CREDENTIAL_PLACES))
                .map("body"::equals)
                .orElse(false);
        return tokenUrl.isPresent() && clientId.isPresent() && clientSecret.isPresent()
                ? Optional.of(new OAuth2Auth(tokenUrl.get(), clientId.get(), clientSecret.get(), parameters, inBody))
                : Optional.empty();
    }

    private Optional<String> tokenUrl(DocumentNode node) {
        Optional<String> url = checks.text(node);
        if (url.isEmpty()) {
            return url;
        }
        String fault = tokenUrlFault(url.get());
        if (!fault.isEmpty()) {
            checks.faults().add(node.location(), "invalid token URL: " + fault);
            return Optional.empty();
        }
        return url;
    }

    private static String tokenUrlFault(String url) {
        if (url.matches(".*[{}].*")) {
            return "it cannot have placeholders";
        }
        Matcher parts = TOKEN_URL.matcher(url);
        if (!parts.matches()) {
            return "expected https://, a host and a path, without spaces";
        }
        try {
            HttpPipeline.requireBaseUrl(url);
        } catch (IllegalArgumentException wrongUrl) {
            return String.valueOf(wrongUrl.getMessage()).replace("the base URL", "it");
        }
        String path = parts.group(1);
        return path.length() < 2
                ? "it needs a path, such as /oauth2/token"
                : PathCheck.fixedFault(path).orElse("");
    }
}
