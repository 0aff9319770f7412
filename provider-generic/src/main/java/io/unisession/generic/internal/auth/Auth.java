package io.unisession.generic.internal.auth;

import io.unisession.http.Authenticator;
import io.unisession.spi.ProviderSettings;

/** A way of showing who is calling, as a descriptor declares it: with references to settings, not with their values. */
public sealed interface Auth permits NoAuth, BasicAuth, BearerAuth, HeaderAuth {
    /** Whether anything is sent at all. */
    default boolean sendsCredentials() {
        return true;
    }

    /**
     * Looks the settings up.
     *
     * @throws io.unisession.error.ConfigurationException if one is missing or blank
     * @throws IllegalArgumentException if the value of one cannot be sent; it is not quoted
     */
    Authenticator authenticator(ProviderSettings settings);
}
