package io.unisession.generic.internal.auth;

import io.unisession.Timing;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A JSON Web Token in a header.
 *
 * @param jwt the token
 * @param header the header that carries the token
 * @param prefix precedes the token in the header, such as {@code "Bearer "}; may be empty
 */
public record JwtAuth(Jwt jwt, String header, String prefix) implements Auth {
    @Override
    public Stream<SettingReference> settings() {
        return jwt.settings();
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        Values keyValues = Values.ofCredential(settings, jwt.key().settings());
        Values contentValues = Values.of(settings);
        jwt.key().expandSettings(keyValues);
        Timing timing = settings.transport().timing();
        return Authenticator.token(
                        header,
                        prefix,
                        TokenSource.signed(
                                now -> jwt.sign(settings, contentValues, jwt.lifetime(), now),
                                Auth.clockMargin(jwt.lifetime()),
                                timing))
                .alsoHiding(keyValues.secrets(jwt.key().settings()))
                .alsoHiding(contentValues.secrets(jwt.contentSettings()));
    }
}
