package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.capability.SessionEnding;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;

/**
 * A client for Bandwidth, on which the compiler checks what Bandwidth can do. {@link Bandwidth#builder()} makes one.
 *
 * <p>A session that {@code getSession} does not find has never been, was ended, or is older than the nine hours after which Bandwidth ends every
 * session: the service tells these apart no more than it keeps what was.
 *
 * <p>This class is final and its methods cannot be overridden. Code that is to be tested without Bandwidth asks for the interfaces, {@link
 * io.unisession.SessionClient} and {@link SessionEnding}, which any mock or lambda can stand in for; or its tests point a real client by {@code
 * baseUrl} at the {@code FakeBandwidth} of {@code sdk-testkit}, which needs no stand-in at all.
 */
public final class BandwidthClient extends ProviderClient implements SessionEnding {
    private final BandwidthBackend backend;

    BandwidthClient(BandwidthBackend backend, ProviderSettings settings) {
        super(backend, settings);
        this.backend = backend;
    }

    /**
     * Ends a session for everyone in it: Bandwidth's operation <i>delete session</i>. The session is not found from then on. What becomes of
     * participants who are still in it, Bandwidth's documentation does not say.
     *
     * @param sessionId the session's id at Bandwidth
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws IllegalStateException if this client is closed
     * @throws io.unisession.error.NotFoundException if there is no such session, or no longer. Also where the first answer was lost on its way and
     *     the request, sent again, found its work done; with {@code CallOptions.defaults().withMaxRetries(0)} the loss itself is thrown
     * @throws io.unisession.error.ApiException if Bandwidth refuses otherwise; its subclasses tell why
     * @throws io.unisession.error.TransportException if no answer came, or none in time, or the thread was interrupted
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        backend.endSession(sessionId, options);
    }
}
