package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.http.Authenticator;
import io.unisession.spi.ProviderSettings;

/** A header of the service's own. */
public record HeaderAuth(String name, SettingTemplate value) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings) {
        return Authenticator.header(name, Secret.of(value.expand(SettingValues.of(settings, value))));
    }
}
