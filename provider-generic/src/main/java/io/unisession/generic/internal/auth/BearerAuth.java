package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.http.Authenticator;
import io.unisession.http.HttpPipeline;
import io.unisession.spi.ProviderSettings;
import java.util.function.Consumer;

/** A token behind {@code Authorization: Bearer}. */
public record BearerAuth(SettingTemplate token) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(settings, token);
        return Authenticator.bearer(Secret.of(token.expand(values))).alsoHiding(values.secrets(token.references()));
    }
}
