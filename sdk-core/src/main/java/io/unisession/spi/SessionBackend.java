package io.unisession.spi;

import io.unisession.CallOptions;
import io.unisession.Session;

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
