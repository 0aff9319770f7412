package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A JSON Web Token, signed here with a secret that the service knows (HMAC with SHA-256).
 *
 * @param secret its text in UTF-8 is the key
 * @param claims the claims besides {@code iat} and {@code exp}
 * @param lifetime from issue to expiry
 * @param header the header that carries the token
 * @param prefix precedes the token in the header, such as {@code "Bearer "}; may be empty
 */
public record JwtAuth(Template.Text secret, Template.Fields claims, Duration lifetime, String header, String prefix)
        implements Auth {
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
                        TokenSource.cached(
                                () -> JwtSigner.sign(payload, key, lifetime, timing.now()), Duration.ZERO, timing))
                .alsoHiding(keyValues.secrets(secret.settings()))
                .alsoHiding(claimValues.secrets(claims.texts().flatMap(Template.Text::settings)));
    }
}
