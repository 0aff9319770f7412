package io.unisession.spi;

import java.util.Set;

/**
 * How {@link io.unisession.Sessions} finds providers: a service for {@link java.util.ServiceLoader}, named in {@code
 * META-INF/services/io.unisession.spi.SessionProvider} and, in a module, by {@code provides}.
 */
public interface SessionProvider {
    /**
     * The ids under which this provider is opened, in lower case.
     *
     * @return one id for nearly every provider
     */
    Set<String> ids();

    /**
     * Opens the provider.
     *
     * @param settings what the application set, and where to look for the rest; {@link ProviderSettings#provider()} is
     *     the id that was asked for
     * @return a new backend
     * @throws io.unisession.error.ConfigurationException if settings are missing or wrong
     */
    SessionBackend open(ProviderSettings settings);
}
