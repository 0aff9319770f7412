package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.JwtAuth;
import io.unisession.generic.internal.auth.SettingTemplate;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.BodyTemplate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key {@code auth} of type {@code jwt-hs256}. */
final class JwtCheck {
    private static final List<String> KEYS = List.of("type", "secret", "claims", "lifetime", "name", "prefix");
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

    /** Longer ones are slips of the pen, of which some lead out of the calendar. */
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(3653);

    private final NodeChecks expected;
    private final HeaderCheck headers;

    JwtCheck(NodeChecks expected, HeaderCheck headers) {
        this.expected = expected;
        this.headers = headers;
    }

    Optional<Auth> auth(DocumentNode node) {
        expected.object(node, KEYS);
        Optional<SettingTemplate> secret = expected.required(node, "secret", "the key, as ${env:NAME}")
                .flatMap(new TemplateCheck(expected)::secret);
        Optional<BodyTemplate.Fields> claims = node.field("claims").flatMap(this::claims);
        Optional<Duration> lifetime = node.field("lifetime").flatMap(this::lifetime);
        Optional<String> header = node.field("name").flatMap(headers::credentialHeader);
        Optional<String> prefix = node.field("prefix").flatMap(this::prefix);
        return secret.map(key -> new JwtAuth(
                key,
                claims.orElse(new BodyTemplate.Fields(Map.of())),
                lifetime.orElse(USUAL_LIFETIME),
                header.orElse("Authorization"),
                prefix.orElse("Bearer ")));
    }

    private Optional<BodyTemplate.Fields> claims(DocumentNode node) {
        List.of("iat", "exp")
                .forEach(claim -> node.field(claim)
                        .ifPresent(found -> expected.faults()
                                .add(found.place(), "this claim comes from the clock and from \"lifetime\"")));
        return BodyCheck.ofToken(expected).fields(node);
    }

    private Optional<Duration> lifetime(DocumentNode node) {
        Optional<String> text = expected.text(node);
        try {
            Optional<Duration> lifetime = text.map(Duration::parse);
            if (lifetime.filter(duration -> duration.toSeconds() < 1 || duration.compareTo(LONGEST_LIFETIME) > 0)
                    .isEmpty()) {
                return lifetime;
            }
        } catch (DateTimeParseException noDuration) {
            // As one that is too short.
        }
        expected.faults().add(node.place(), "expected a duration from a second to ten years, such as PT1H");
        return Optional.empty();
    }

    /** What stands before the token; it may be nothing. */
    private Optional<String> prefix(DocumentNode node) {
        if (node.is(Kind.TEXT) && node.text().isEmpty()) {
            return Optional.of("");
        }
        Optional<String> prefix = expected.text(node);
        if (prefix.isPresent() && !prefix.get().matches("[!-~]+ ?")) {
            expected.faults().add(node.place(), "expected one word, such as \"Bearer \", or \"\" for none");
            return Optional.empty();
        }
        return prefix;
    }
}
