package io.unisession.generic.internal.auth;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import java.util.function.Consumer;

/** A way of showing who is calling, as a descriptor declares it: with references to settings, not with their values. */
public sealed interface Auth permits NoAuth, BasicAuth, BearerAuth, HeaderAuth, QueryAuth, OAuth2Auth, JwtAuth {
    /** Whether anything is sent at all. */
    default boolean sendsCredentials() {
        return true;
    }

    /**
     * Looks the settings up.
     *
     * @param opened told of every pipeline that is opened beside the service's own, and is to be closed with it
     * @throws io.unisession.error.ConfigurationException if one is missing or blank
     * @throws IllegalArgumentException if the value of one cannot be sent; it is not quoted
     */
    Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened);
}
