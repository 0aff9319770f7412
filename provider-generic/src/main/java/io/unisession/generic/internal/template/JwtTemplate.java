package io.unisession.generic.internal.template;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.JwtSigner;
import io.unisession.spi.http.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON Web Token with placeholders.
 *
 * @param signature how it is signed
 * @param key the key; its text
 * @param headers the fields of the token's header besides {@code alg} and {@code typ}
 * @param claims the claims besides {@code iat} and {@code exp}
 * @param lifetime the span from issue to expiry, unless a call has another
 */
public record JwtTemplate(
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
        return content().flatMap(Template.Text::variables);
    }

    /** The settings that it refers to. */
    public Stream<SettingReference> settings() {
        return Stream.concat(key.settings(), content().flatMap(Template.Text::settings));
    }

    private Stream<Template.Text> content() {
        return Stream.of(headers, claims).flatMap(Template::texts);
    }

    /**
     * The key.
     *
     * @throws io.unisession.error.ConfigurationException if a setting is missing
     */
    public Secret key(ProviderSettings settings) {
        return Secret.of(key.expandSettings(Values.ofCredential(settings, key.settings())));
    }

    /**
     * Checks that tokens can be signed with a key.
     *
     * @throws io.unisession.error.ConfigurationException if it is no key
     */
    public void requireKey(Secret key, Values values) {
        signer(key, values);
    }

    /**
     * Signs a token.
     *
     * @param values fill the header and the claims
     * @throws io.unisession.error.ConfigurationException if a setting is missing, or is no key
     */
    public Token sign(Secret key, Values values, Instant issuedAt, Instant expiresAt) {
        Values content = values.withTimeFormat(TimeFormat.EPOCH_SECONDS)
                .with(Variable.ISSUED_AT, issuedAt)
                .with(Variable.EXPIRES_AT, expiresAt)
                .with(Variable.LIFETIME, Duration.between(issuedAt, expiresAt).toSeconds())
                .with(Variable.UUID, UUID.randomUUID().toString());
        return signer(key, values).sign(headers.expand(content), claims.expand(content), issuedAt, expiresAt);
    }

    /**
     * Checks that the fields of a session can be in a token, whatever else it says.
     *
     * @throws io.unisession.error.ConfigurationException if a setting is missing
     * @throws IllegalArgumentException if a field cannot be in it
     */
    public void requireFieldsOf(Values session) {
        Values trial = session.withTrialValues(content(), Variable::isOfSession);
        headers.expand(trial);
        claims.expand(trial);
    }

    private JwtSigner signer(Secret key, Values values) {
        try {
            return signature == Signature.HS256 ? JwtSigner.hs256(key) : JwtSigner.rs256(key);
        } catch (IllegalArgumentException noKey) {
            throw values.misconfigured(
                    this.key.settings().map(SettingReference::name).collect(Collectors.joining(" and "))
                            + " cannot be used: " + noKey.getMessage());
        }
    }
}
