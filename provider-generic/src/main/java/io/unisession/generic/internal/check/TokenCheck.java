package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.JwtAuth;
import io.unisession.generic.internal.auth.OAuth2Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.JwtTemplate.Signature;
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

/** Tokens: those that are signed here, and those that a token endpoint issues. Messages quote no value. */
final class TokenCheck {
    private static final List<String> SIGNED =
            Stream.of(Signature.values()).map(Signature::word).toList();
    private static final List<String> CREDENTIAL_PLACES = List.of("basic", "body");

    private static final Pattern TOKEN_URL = Pattern.compile("https?://[^/\\s\\\\]+((?:/\\S*)?)");

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Longer ones are typing errors, some beyond the last year that a date can have. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(3653);

    private final NodeChecks checks;
    private final TemplateCheck templates;
    private final HeaderCheck headers;

    TokenCheck(NodeChecks checks) {
        this.checks = checks;
        this.templates = TemplateCheck.ofAuth(checks);
        this.headers = new HeaderCheck(checks);
    }

    /** Authentication by tokens, of a type; empty after an error. */
    Optional<Auth> auth(DocumentNode node, String type) {
        return switch (type) {
            case "oauth2-client-credentials" -> clientCredentials(node);
            case "oauth2-refresh-token" -> refreshToken(node);
            case "oauth2-jwt-bearer" -> assertion(node);
            case "jwt-hs256" -> jwtAuth(node, Signature.HS256);
            case "jwt-rs256" -> jwtAuth(node, Signature.RS256);
            default -> Optional.empty();
        };
    }

    private Optional<Auth> jwtAuth(DocumentNode node, Signature signature) {
        checks.object(node, List.of("type", signature.keyName(), "headers", "claims", "lifetime", "name", "prefix"));
        Optional<String> header = node.field("name").flatMap(headers::credentialHeader);
        Optional<String> prefix = node.field("prefix").flatMap(this::prefix);
        return jwt(node, signature, TemplateCheck.ofClaims(checks))
                .map(jwt -> new JwtAuth(jwt, header.orElse("Authorization"), prefix.orElse("Bearer ")));
    }

    /** A join token that is signed here; empty after an error. */
    Optional<JwtTemplate> joinToken(DocumentNode node) {
        Optional<DocumentNode> type = node.field("type");
        if (type.isEmpty()) {
            checks.object(node, List.copyOf(node.fields().keySet()));
            checks.required(node, "type", "one of " + String.join(", ", SIGNED));
            return Optional.empty();
        }
        Optional<Signature> signature =
                checks.oneOf(type.get(), "type of token", List.of(Signature.values()), Signature::word);
        signature.ifPresent(
                found -> checks.object(node, List.of("type", found.keyName(), "headers", "claims", "lifetime")));
        int faults = checks.faults().size();
        Optional<JwtTemplate> jwt = signature.flatMap(found -> jwt(node, found, TemplateCheck.ofJoinToken(checks)));
        // A claim that has an error may be the one that uses the variable.
        if (checks.faults().size() == faults
                && jwt.isPresent()
                && jwt.get().variables().noneMatch(Variable::isSession)) {
            checks.faults().add(node.location(), "the token must use {sessionId}, {roomId} or {label} in its claims");
        }
        return jwt;
    }

    private Optional<JwtTemplate> jwt(DocumentNode node, Signature signature, TemplateCheck content) {
        Optional<Template.Text> key = checks.required(node, signature.keyName(), "the key, as ${env:NAME}")
                .flatMap(templates::secret);
        Optional<Template.Fields> header = node.field("headers").flatMap(content::object);
        node.field("claims").ifPresent(this::requireOwnClaims);
        Optional<Template.Fields> claims = node.field("claims").flatMap(content::object);
        Optional<Duration> lifetime = node.field("lifetime").flatMap(this::lifetime);
        return key.map(found -> new JwtTemplate(
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

    private Optional<Auth> clientCredentials(DocumentNode node) {
        checks.object(node, List.of("type", "tokenUrl", "clientId", "clientSecret", "parameters", "credentialsIn"));
        Optional<OAuth2Auth.Client> client = client(node);
        return oauth2(node, client, client.map(found -> new OAuth2Auth.Grant.ClientCredentials()));
    }

    private Optional<Auth> refreshToken(DocumentNode node) {
        checks.object(
                node,
                List.of("type", "tokenUrl", "clientId", "clientSecret", "refreshToken", "parameters", "credentialsIn"));
        Optional<OAuth2Auth.Client> client = client(node);
        Optional<Template.Text> token = checks.required(node, "refreshToken", "the refresh token, as ${env:NAME}")
                .flatMap(templates::secret);
        return oauth2(node, client, client.flatMap(found -> token.map(OAuth2Auth.Grant.RefreshToken::new)));
    }

    private Optional<Auth> assertion(DocumentNode node) {
        checks.object(node, List.of("type", "tokenUrl", "privateKey", "headers", "claims", "lifetime", "parameters"));
        return oauth2(
                node,
                Optional.empty(),
                jwt(node, Signature.RS256, TemplateCheck.ofClaims(checks)).map(OAuth2Auth.Grant.Assertion::new));
    }

    private Optional<Auth> oauth2(
            DocumentNode node, Optional<OAuth2Auth.Client> client, Optional<? extends OAuth2Auth.Grant> grant) {
        Optional<Template.Text> tokenUrl = checks.required(node, "tokenUrl", "the address of the token endpoint")
                .flatMap(this::tokenUrl);
        Map<String, Template.Text> parameters =
                node.field("parameters").map(templates::values).orElse(Map.of());
        return tokenUrl.flatMap(url -> grant.map(found -> new OAuth2Auth(url, client, found, parameters)));
    }

    private Optional<OAuth2Auth.Client> client(DocumentNode node) {
        Optional<Template.Text> id = checks.required(node, "clientId", "the client's id, as ${env:NAME}")
                .flatMap(templates::text);
        Optional<Template.Text> secret = checks.required(node, "clientSecret", "the client's secret, as ${env:NAME}")
                .flatMap(templates::secret);
        boolean inBody = node.field("credentialsIn")
                .flatMap(found -> checks.oneOfUnquoted(found, "place", CREDENTIAL_PLACES))
                .map("body"::equals)
                .orElse(false);
        return id.flatMap(found -> secret.map(known -> new OAuth2Auth.Client(found, known, inBody)));
    }

    private Optional<Template.Text> tokenUrl(DocumentNode node) {
        Optional<Template.Text> url = templates.text(node);
        String withoutSettings = url.map(Template.Text::withAnySettings).orElse("https://any.example/token");
        String fault = tokenUrlFault(withoutSettings);
        if (!fault.isEmpty()) {
            checks.faults().add(node.location(), "invalid token URL: " + fault);
            return Optional.empty();
        }
        return url;
    }

    private static String tokenUrlFault(String url) {
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
