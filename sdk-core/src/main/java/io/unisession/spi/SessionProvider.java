package io.unisession.spi;

import io.unisession.SessionClient;
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
     * Makes a client. Nothing is sent. A provider with a client and a builder of its own makes that client here, and has
     * its builder call this method, so that there is one way to make a client.
     *
     * @param settings what the application set, and where to look for the rest; {@link ProviderSettings#provider()} is
     *     the id that the application asked for
     * @return a new client, usually a {@link ProviderClient} over a {@link SessionBackend}
     * @throws io.unisession.error.ConfigurationException if settings are missing or wrong
     */
    SessionClient open(ProviderSettings settings);
}
