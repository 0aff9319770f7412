package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** HTTP Basic. */
public record BasicAuth(SettingTemplate username, SettingTemplate password) implements Auth {
    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(settings, username, password);
        return Authenticator.basic(username.expand(values), Secret.of(password.expand(values)))
                .alsoHiding(values.secrets(Stream.concat(username.references(), password.references())));
    }
}
