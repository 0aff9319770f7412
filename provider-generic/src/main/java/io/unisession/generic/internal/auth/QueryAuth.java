package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.http.Authenticator;
import io.unisession.http.HttpPipeline;
import io.unisession.spi.ProviderSettings;
import java.util.function.Consumer;

/** A parameter of the query, for services that take nothing better. */
public record QueryAuth(String name, SettingTemplate value) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(settings, value);
        return Authenticator.query(name, Secret.of(value.expand(values)))
                .alsoHiding(values.secrets(value.references()));
    }
}
