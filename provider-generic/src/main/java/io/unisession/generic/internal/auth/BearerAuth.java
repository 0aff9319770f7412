package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.http.Authenticator;
import io.unisession.spi.ProviderSettings;

/** A token behind {@code Authorization: Bearer}. */
public record BearerAuth(SettingTemplate token) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings) {
        return Authenticator.bearer(Secret.of(token.expand(SettingValues.of(settings, token))));
    }
}
