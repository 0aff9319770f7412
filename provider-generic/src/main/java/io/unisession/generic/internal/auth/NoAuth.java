package io.unisession.generic.internal.auth;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import java.util.function.Consumer;

/** Of an operation that is open to everybody. */
public record NoAuth() implements Auth {
    @Override
    public boolean sendsCredentials() {
        return false;
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        return Authenticator.none();
    }
}
