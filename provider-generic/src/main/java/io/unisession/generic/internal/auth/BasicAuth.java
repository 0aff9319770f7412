package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.http.Authenticator;
import io.unisession.spi.ProviderSettings;

/** HTTP Basic. */
public record BasicAuth(SettingTemplate username, SettingTemplate password) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings) {
        SettingValues values = SettingValues.of(settings, username, password);
        return Authenticator.basic(username.expand(values), Secret.of(password.expand(values)));
    }
}
