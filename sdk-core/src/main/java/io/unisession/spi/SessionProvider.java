package io.unisession.spi;

import io.unisession.SessionClient;
import java.util.Set;

/**
 * Makes a provider available to {@link io.unisession.Sessions}. A service for {@link java.util.ServiceLoader}, declared
 * in {@code META-INF/services/io.unisession.spi.SessionProvider} and, in a module, with {@code provides}.
 */
public interface SessionProvider {
    /**
     * The ids of this provider, in lower case.
     *
     * @return the ids; nearly every provider has just one
     */
    Set<String> ids();

    /**
     * Creates a client. Nothing is sent. A provider with its own client class creates that client here, and its builder
     * calls this method, so that there is only one way to create a client.
     *
     * @param settings what the application set, and where to look up the rest; {@link ProviderSettings#provider()} is
     *     the id that the application passed
     * @return a new client, usually a {@link ProviderClient} for a {@link SessionBackend}
     * @throws io.unisession.error.ConfigurationException if settings are missing or wrong
     */
    SessionClient open(ProviderSettings settings);
}
