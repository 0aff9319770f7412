package io.unisession.generic.internal.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.TimeFormat;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON Web Token that is signed here.
 *
 * @param signature how it is signed
 * @param key the key; its text
 * @param headers the fields of the token's header besides {@code alg} and {@code typ}
 * @param claims the claims besides {@code iat} and {@code exp}
 * @param lifetime the span from issue to expiry, unless a call has another
 */
public record Jwt(
        Signature signature, Template.Text key, Template.Fields headers, Template.Fields claims, Duration lifetime) {
    /** How a token is signed. */
    public enum Signature {
        /** HMAC with SHA-256; the text of the key in UTF-8 is the secret. */
        HS256("jwt-hs256", "secret"),
        /** RSA with SHA-256; the key is a private key in PEM. */
        RS256("jwt-rs256", "privateKey");

        private final String word;
        private final String keyName;

        Signature(String word, String keyName) {
            this.word = word;
            this.keyName = keyName;
        }

        /** The descriptor's word for it. */
        public String word() {
            return word;
        }

        /** The descriptor's key for the key. */
        public String keyName() {
            return keyName;
        }
    }

    /** The variables in its header and claims. */
    public Stream<Variable> variables() {
        return Stream.of(headers, claims).flatMap(Template::texts).flatMap(Template.Text::variables);
    }

    /** The settings that it refers to. */
    public Stream<SettingReference> settings() {
        return Stream.concat(key.settings(), contentSettings());
    }

    /** The settings in its header and claims. */
    Stream<SettingReference> contentSettings() {
        return Stream.of(headers, claims).flatMap(Template::texts).flatMap(Template.Text::settings);
    }

    /**
     * Signs a token.
     *
     * @param values fill the header and the claims
     * @param span from issue to expiry
     * @throws io.unisession.error.ConfigurationException if a setting is missing, or is no key
     */
    public Token sign(ProviderSettings settings, Values values, Duration span, Instant now) {
        String keyText = key.expandSettings(Values.ofCredential(settings, key.settings()));
        // A little in the past, for services whose clock is behind. Some limit the span, so it is no longer for that.
        Instant issuedAt = now.minus(Auth.clockMargin(span)).truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(span);
        Values content = values.withTimeFormat(TimeFormat.EPOCH_SECONDS)
                .with(Variable.ISSUED_AT, issuedAt)
                .with(Variable.EXPIRES_AT, expiresAt)
                .with(Variable.LIFETIME, span.toSeconds())
                .with(Variable.UUID, UUID.randomUUID().toString());
        return Token.of(Secret.of(Signer.sign(this, keyText, content, issuedAt, expiresAt, settings)), expiresAt);
    }

    /** The only class that uses java-jwt, so that descriptors without signed tokens never load that library. */
    private static final class Signer {
        private static final Pattern AROUND_BASE64 = Pattern.compile("-----[A-Z\\s]++-----|\\\\n|\\s");

        static String sign(
                Jwt jwt, String key, Values content, Instant issuedAt, Instant expiresAt, ProviderSettings settings) {
            return JWT.create()
                    .withHeader(jwt.headers.expand(content))
                    .withPayload(jwt.claims.expand(content))
                    .withIssuedAt(issuedAt)
                    .withExpiresAt(expiresAt)
                    .sign(algorithm(jwt, key, settings));
        }

        private static Algorithm algorithm(Jwt jwt, String key, ProviderSettings settings) {
            return switch (jwt.signature) {
                case HS256 -> Algorithm.HMAC256(key.getBytes(StandardCharsets.UTF_8));
                case RS256 -> Algorithm.RSA256(null, privateKey(jwt, key, settings));
            };
        }

        /** The key of a PEM text, whose line breaks may be escaped, as they often are in environment variables. */
        private static RSAPrivateKey privateKey(Jwt jwt, String pem, ProviderSettings settings) {
            String base64 = AROUND_BASE64.matcher(pem).replaceAll("");
            try {
                return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            } catch (IllegalArgumentException | GeneralSecurityException noKey) {
                // Their messages may quote the key.
                throw settings.misconfigured(
                        jwt.key.settings().map(SettingReference::name).collect(Collectors.joining(" and "))
                                + " must be an RSA private key in PEM that begins with -----BEGIN PRIVATE KEY-----");
            }
        }
    }
}
