package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.WebhookScheme;
import io.unisession.generic.internal.auth.WebhookScheme.Layout;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.spi.http.HttpPipeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The key {@code webhooks.signature}. Its messages quote no value: any may be a secret. */
final class SignatureCheck {
    private static final List<String> TYPES = List.of(
            Layout.HEADERS.word(),
            Layout.TIMED_HEADER.word(),
            Layout.STANDARD_WEBHOOKS.word(),
            "rsa-sha256",
            "jwt-hs256",
            "url-hmac-sha1",
            "header");
    private static final String BODY = "{body}";
    private static final String TIMESTAMP = "{timestamp}";

    private final NodeChecks checks;
    private final HeaderCheck headers;
    private final PointerCheck pointers;
    private final TokenCheck tokens;

    SignatureCheck(NodeChecks checks) {
        this.checks = checks;
        this.headers = new HeaderCheck(checks);
        this.pointers = new PointerCheck(checks);
        this.tokens = new TokenCheck(checks);
    }

    /** What the descriptor says; empty after an error. */
    Optional<WebhookScheme> signature(DocumentNode node) {
        Optional<DocumentNode> type = node.field("type");
        if (type.isEmpty()) {
            // The type decides which other keys are allowed.
            checks.object(node, List.copyOf(node.fields().keySet()));
            checks.required(node, "type", "one of " + String.join(", ", TYPES));
            return Optional.empty();
        }
        return checks.oneOfUnquoted(type.get(), "type of signature", TYPES).flatMap(word -> switch (word) {
            case "rsa-sha256" -> rsa(node);
            case "jwt-hs256" -> jwt(node);
            case "url-hmac-sha1" -> urlAndForm(node);
            case "header" -> header(node);
            default -> hmac(node, word);
        });
    }

    private Optional<WebhookScheme> hmac(DocumentNode node, String word) {
        Layout layout = List.of(Layout.values()).stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
        checks.object(
                node,
                switch (layout) {
                    case HEADERS ->
                        List.of(
                                "type",
                                "secret",
                                "secretEncoding",
                                "header",
                                "prefix",
                                "encoding",
                                "timestampHeader",
                                "signs",
                                "tolerance");
                    case TIMED_HEADER -> List.of("type", "secret", "secretEncoding", "header", "encoding", "tolerance");
                    case STANDARD_WEBHOOKS -> List.of("type", "secret", "tolerance");
                });
        boolean standard = layout == Layout.STANDARD_WEBHOOKS;
        Optional<SettingReference> secret = secret(node, "secret");
        Optional<String> header = standard ? Optional.of("webhook-signature") : requiredHeader(node);
        boolean base64Secret = encoding(node, "secretEncoding", "text") || standard;
        boolean base64 = encoding(node, "encoding", "hex") || standard;
        Optional<String> prefix = node.field("prefix").flatMap(checks::text);
        Optional<String> timestampHeader = node.field("timestampHeader").flatMap(headers::name);
        Optional<String> signs = node.field("signs").flatMap(found -> signs(node, found));
        Optional<Duration> tolerance = node.field("tolerance").flatMap(tokens::lifetime);
        return secret.flatMap(found -> header.map(name -> new WebhookScheme.Hmac(
                layout, found, base64Secret, name, prefix.orElse(""), base64, timestampHeader, signs, tolerance)));
    }

    /** Whether a text is written in Base64 rather than in the usual way. */
    private boolean encoding(DocumentNode node, String key, String usual) {
        return node.field(key)
                .flatMap(found -> checks.oneOfUnquoted(found, "encoding", List.of(usual, "base64")))
                .filter("base64"::equals)
                .isPresent();
    }

    private Optional<String> signs(DocumentNode signature, DocumentNode node) {
        Optional<String> text = checks.text(node);
        String rest = text.orElse(BODY).replaceFirst("\\Q" + BODY + "\\E", "");
        boolean withTime = rest.contains(TIMESTAMP);
        rest = rest.replaceFirst("\\Q" + TIMESTAMP + "\\E", "");
        if (text.isPresent() && (!text.get().contains(BODY) || rest.contains("{") || rest.contains("}"))) {
            checks.faults()
                    .add(
                            node.location(),
                            "expected a text with {body} once, and {timestamp} at most once, such as {timestamp}.{body}");
            return Optional.empty();
        }
        if (withTime) {
            checks.required(signature, "timestampHeader", "the header that has the {timestamp} which is signed");
        }
        return text;
    }

    private Optional<WebhookScheme> rsa(DocumentNode node) {
        checks.object(node, List.of("type", "header", "publicKey", "publicKeyUrl", "pointer"));
        Optional<String> header = requiredHeader(node);
        Optional<SettingReference> key = node.field("publicKey").flatMap(this::reference);
        Optional<String> url = node.field("publicKeyUrl").flatMap(this::keyUrl);
        Optional<Pointer> pointer = node.field("pointer").flatMap(pointers::pointer);
        boolean fetched = node.field("publicKeyUrl").isPresent();
        if (fetched) {
            checks.required(node, "pointer", "where the key stands in what the service publishes");
        } else {
            checks.required(node, "publicKey", "the public key in PEM, as ${env:NAME}; or use \"publicKeyUrl\"");
        }
        return header.map(name -> new WebhookScheme.Rsa(
                name, key, url, pointer.map(Pointer::toString).orElse("")));
    }

    private Optional<String> keyUrl(DocumentNode node) {
        Optional<String> url = checks.text(node);
        try {
            url.ifPresent(HttpPipeline::requireBaseUrl);
            return url;
        } catch (IllegalArgumentException wrongUrl) {
            checks.faults()
                    .add(
                            node.location(),
                            "expected an https URL without query, such as https://acme.example/keys.json");
            return Optional.empty();
        }
    }

    private Optional<WebhookScheme> jwt(DocumentNode node) {
        checks.object(node, List.of("type", "issuer", "secret", "header", "hashClaim"));
        Optional<SettingReference> issuer = secret(node, "issuer");
        Optional<SettingReference> secret = secret(node, "secret");
        String header = node.field("header").flatMap(headers::name).orElse("Authorization");
        Optional<String> claim = checks.required(
                        node, "hashClaim", "the claim that has the SHA-256 of the body in Base64")
                .flatMap(checks::text);
        return issuer.flatMap(
                by -> secret.flatMap(found -> claim.map(hash -> new WebhookScheme.Jwt(by, found, header, hash))));
    }

    private Optional<WebhookScheme> urlAndForm(DocumentNode node) {
        checks.object(node, List.of("type", "secret", "header", "url"));
        Optional<SettingReference> secret = secret(node, "secret");
        Optional<String> header = requiredHeader(node);
        Optional<SettingReference> publicUrl = node.field("url").flatMap(this::reference);
        return secret.flatMap(found -> header.map(name -> new WebhookScheme.Url(found, name, publicUrl)));
    }

    private Optional<WebhookScheme> header(DocumentNode node) {
        checks.object(node, List.of("type", "name", "value"));
        Optional<String> name =
                checks.required(node, "name", "the header's name").flatMap(headers::name);
        Optional<SettingReference> value = secret(node, "value");
        return name.flatMap(found -> value.map(secret -> new WebhookScheme.Header(found, secret)));
    }

    private Optional<String> requiredHeader(DocumentNode node) {
        return checks.required(node, "header", "the header that has the signature")
                .flatMap(headers::name);
    }

    private Optional<SettingReference> secret(DocumentNode node, String key) {
        return checks.required(node, key, "the setting that has it, as ${env:NAME}")
                .flatMap(this::reference);
    }

    /** One setting and nothing else, because a second secret may take its place while it is replaced. */
    private Optional<SettingReference> reference(DocumentNode node) {
        Optional<String> text = checks.text(node);
        Optional<SettingReference> reference = text.flatMap(SettingReference::parse);
        if (text.isPresent() && reference.isEmpty()) {
            checks.faults().add(node.location(), "expected one setting and nothing else: " + SettingReference.FORMS);
        }
        return reference;
    }
}
