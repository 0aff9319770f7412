package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import java.util.function.Consumer;

/** A header of the service's own. */
public record HeaderAuth(String name, SettingTemplate value) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(settings, value);
        return Authenticator.header(name, Secret.of(value.expand(values)))
                .alsoHiding(values.secrets(value.references()));
    }
}
