package io.unisession.spi;

import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import java.util.Optional;

/**
 * The interface that a provider implements: getting a session, and its further capabilities. Callers use it through a
 * {@link io.unisession.SessionClient}, which adds retries, time limits, errors, logging, threads and the async view.
 *
 * <p>Implementations must be immutable and thread-safe.
 */
public interface SessionBackend extends AutoCloseable {
    /**
     * Gets a session.
     *
     * @param sessionId the id as the caller passed it; {@link io.unisession.spi.http.Endpoint#request} rejects invalid
     *     ones
     * @param options overrides of the client's settings for this call; pass it on to the pipeline
     * @return the session, under an id by which the provider finds the same session again. If it is neither the id that
     *     was requested nor an {@linkplain #isAlias alias} of it, the caller sees an {@code InvalidResponseException},
     *     because the response is for a different session
     */
    Session getSession(String sessionId, CallOptions options);

    /**
     * Whether an id is another id of a session. Called only if it differs from the session's own. A provider that finds
     * a session by several ids, such as a number and a UUID, overrides this.
     *
     * @param sessionId the id that was requested
     * @param session the session in the response
     * @return true if the id is another id of this session; false unless overridden
     */
    default boolean isAlias(String sessionId, Session session) {
        return false;
    }

    /**
     * Sends a request that the application built itself. An HTTP provider passes it to {@link
     * io.unisession.spi.http.HttpPipeline#request}.
     *
     * @param request the request
     * @param options overrides of the client's settings for this call
     * @return the response, or empty if this provider does not support such requests
     */
    default Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.empty();
    }

    /**
     * What the provider can do besides getting a session.
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
