package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.generic.internal.model.BodyTemplate;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A JSON Web Token that is signed here, with a secret that the service knows too (HMAC with SHA-256).
 *
 * @param secret whose text in UTF-8 is the key
 * @param claims what the token says, beside when it was made and when it ends
 * @param lifetime how long one token is used
 * @param header the header that carries it
 * @param prefix what stands before it, such as {@code "Bearer "}, or nothing
 */
public record JwtAuth(
        SettingTemplate secret, BodyTemplate.Fields claims, Duration lifetime, String header, String prefix)
        implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(settings, secret);
        Secret key = Secret.of(secret.expand(values));
        Values claimed = Values.of(settings);
        Map<String, Object> payload = claims.expand(claimed);
        Timing timing = settings.transport().timing();
        return Authenticator.token(
                        header,
                        prefix,
                        TokenSource.cached(
                                () -> JwtMinter.mint(payload, key, lifetime, timing.now()), Duration.ZERO, timing))
                .alsoHiding(values.secrets(secret.references()))
                .alsoHiding(claimed.secrets(claims.texts().flatMap(Template::settings)));
    }
}
