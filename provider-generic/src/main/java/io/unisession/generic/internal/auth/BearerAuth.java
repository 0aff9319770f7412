package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import java.util.function.Consumer;

/** A token behind {@code Authorization: Bearer}. */
public record BearerAuth(SettingTemplate token) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(settings, token);
        return Authenticator.bearer(Secret.of(token.expand(values))).alsoHiding(values.secrets(token.references()));
    }
}
