package io.unisession;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A {@link SessionClient} whose calls return at once. It is a view: each call is the blocking call, run on a virtual
 * thread where the Java runtime has them, else on one of a bounded number of daemon threads, or on the executor that
 * the application gave to the builder.
 *
 * <p>Cancelling a returned future ends the HTTP call behind it, its retries included. Futures complete exceptionally
 * with exactly the exceptions that the blocking call throws. Arguments are checked in the call, so a bad id also
 * arrives through the future.
 *
 * <p>Not meant to be implemented by applications; it may gain methods.
 */
public interface AsyncSessionClient {
    /**
     * Gets a session.
     *
     * @param sessionId the session's id at the provider
     * @return a future of what {@link SessionClient#getSession(String)} returns or throws
     */
    default CompletableFuture<Session> getSession(String sessionId) {
        return getSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session, with options for this call.
     *
     * @param sessionId the session's id at the provider
     * @param options what differs from the client's settings in this call; the time limits begin when the call begins
     *     to run
     * @return a future of what {@link SessionClient#getSession(String, CallOptions)} returns or throws
     */
    CompletableFuture<Session> getSession(String sessionId, CallOptions options);

    /**
     * Gets a session that may not be there.
     *
     * @param sessionId the session's id at the provider
     * @return a future of what {@link SessionClient#findSession(String)} returns or throws
     */
    default CompletableFuture<Optional<Session>> findSession(String sessionId) {
        return findSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session that may not be there, with options for this call.
     *
     * @param sessionId the session's id at the provider
     * @param options what differs from the client's settings in this call; the time limits begin when the call begins
     *     to run
     * @return a future of what {@link SessionClient#findSession(String, CallOptions)} returns or throws
     */
    CompletableFuture<Optional<Session>> findSession(String sessionId, CallOptions options);

    /**
     * Runs any other call of this client, so that each capability and each operation of a provider's own client is
     * there without blocking too:
     *
     * <pre>{@code
     * SessionEnding ending = client.require(SessionEnding.class);
     * client.async().call(() -> { ending.endSession(id); return null; });
     * }</pre>
     *
     * @param call the call to run
     * @param <T> what it returns
     * @return a future of what the call returns or throws; cancelling it interrupts the call
     */
    <T> CompletableFuture<T> call(Callable<T> call);
}
