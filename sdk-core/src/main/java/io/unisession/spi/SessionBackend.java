package io.unisession.spi;

import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import java.util.Optional;

/**
 * What the author of a provider implements: getting a session, and whatever else the provider can do. Callers see it as
 * a {@link io.unisession.SessionClient}, which the core makes of it; retries, time limits, errors, logging, threads and
 * the async view come with that.
 *
 * <p>Implementations are immutable and serve many threads at once.
 */
public interface SessionBackend extends AutoCloseable {
    /**
     * Gets a session.
     *
     * @param sessionId the id as the caller gave it; {@link io.unisession.spi.http.Endpoint#request} refuses those that
     *     cannot be one
     * @param options what differs from the client's settings in this call, to be passed on to the pipeline
     * @return the session
     */
    Session getSession(String sessionId, CallOptions options);

    /**
     * Sends a request that the application made itself. A provider over HTTP passes it to
     * {@link io.unisession.spi.http.HttpPipeline#request}.
     *
     * @param request the request
     * @param options what differs from the client's settings in this call
     * @return the response, or empty where this provider takes no requests
     */
    default Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.empty();
    }

    /**
     * What the provider can do beside.
     *
     * @return the capabilities, the same on each call
     */
    default Capabilities capabilities() {
        return Capabilities.none();
    }

    /** Closes the pipeline. */
    @Override
    void close();
}
