package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.JwtAuth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.template.Template;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key {@code auth} of type {@code jwt-hs256}. */
final class JwtCheck {
    private static final List<String> KEYS = List.of("type", "secret", "claims", "lifetime", "name", "prefix");
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Longer ones are typing errors, some beyond the last year that a date can have. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(3653);

    private final NodeChecks checks;
    private final HeaderCheck headers;

    JwtCheck(NodeChecks checks, HeaderCheck headers) {
        this.checks = checks;
        this.headers = headers;
    }

    Optional<Auth> auth(DocumentNode node) {
        checks.object(node, KEYS);
        Optional<Template.Text> secret = checks.required(node, "secret", "the key, as ${env:NAME}")
                .flatMap(TemplateCheck.ofAuth(checks)::secret);
        Optional<Template.Fields> claims = node.field("claims").flatMap(this::claims);
        Optional<Duration> lifetime = node.field("lifetime").flatMap(this::lifetime);
        Optional<String> header = node.field("name").flatMap(headers::credentialHeader);
        Optional<String> prefix = node.field("prefix").flatMap(this::prefix);
        return secret.map(key -> new JwtAuth(
                key,
                claims.orElse(new Template.Fields(Map.of())),
                lifetime.orElse(DEFAULT_LIFETIME),
                header.orElse("Authorization"),
                prefix.orElse("Bearer ")));
    }

    private Optional<Template.Fields> claims(DocumentNode node) {
        List.of("iat", "exp")
                .forEach(claim -> node.field(claim)
                        .ifPresent(found -> checks.faults()
                                .add(found.location(), "the client sets this claim, from its clock and \"lifetime\"")));
        return TemplateCheck.ofClaims(checks).object(node);
    }

    private Optional<Duration> lifetime(DocumentNode node) {
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
}
