package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.JwtSigner;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A JSON Web Token, signed here with a secret that the service knows (HMAC with SHA-256).
 *
 * @param secret its text in UTF-8 is the key
 * @param claims the claims besides {@code iat} and {@code exp}
 * @param lifetime the span from issue to expiry
 * @param header the header that carries the token
 * @param prefix precedes the token in the header, such as {@code "Bearer "}; may be empty
 */
public record JwtAuth(Template.Text secret, Template.Fields claims, Duration lifetime, String header, String prefix)
        implements Auth {
    @Override
    public Stream<SettingReference> settings() {
        return Stream.concat(secret.settings(), claimSettings());
    }

    private Stream<SettingReference> claimSettings() {
        return claims.texts().flatMap(Template.Text::settings);
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        Values keyValues = Values.ofCredential(settings, secret.settings());
        Secret key = Secret.of(secret.expandSettings(keyValues));
        Values claimValues = Values.of(settings);
        Map<String, Object> payload = claims.expand(claimValues);
        Timing timing = settings.transport().timing();
        return Authenticator.token(
                        header,
                        prefix,
                        TokenSource.signed(
                                now -> sign(payload, key, lifetime, now), Auth.clockMargin(lifetime), timing))
                .alsoHiding(keyValues.secrets(secret.settings()))
                .alsoHiding(claimValues.secrets(claimSettings()));
    }

    private static Token sign(Map<String, ?> claims, Secret secret, Duration lifetime, Instant now) {
        // A little in the past, for services whose clock is behind. Some limit the span, so it is no longer for that.
        Instant issuedAt = now.minus(Auth.clockMargin(lifetime)).truncatedTo(ChronoUnit.SECONDS);
        return JwtSigner.sign(secret, claims, issuedAt, issuedAt.plus(lifetime));
    }
}
