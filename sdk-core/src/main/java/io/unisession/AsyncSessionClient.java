package io.unisession;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous view of a {@link SessionClient}, whose methods return at once. Each call runs the blocking call on
 * the executor set on the builder; by default, on a virtual thread, or before Java 21 on one of up to 64 daemon
 * threads.
 *
 * <p>The total time limit of a call counts from the method that returns the future, including the wait for a thread. If
 * no thread has started the call within the limit, it fails with {@code RequestTimeoutException} and nothing is sent,
 * so every future completes, even if your executor drops its tasks.
 *
 * <p>Cancelling a returned future ends the HTTP call behind it, including its retries. If the call fails, the future
 * completes with the exception that the blocking call throws. This includes exceptions for invalid arguments, such as a
 * blank id, and the {@link java.util.concurrent.RejectedExecutionException} of your own executor when it takes no more
 * calls.
 *
 * <p>Applications should not implement this interface, since methods may be added.
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
     * @param options overrides of the client's settings for this call; the total time limit counts from now, so it
     *     includes the wait for a thread
     * @return a future of what {@link SessionClient#getSession(String, CallOptions)} returns or throws
     */
    CompletableFuture<Session> getSession(String sessionId, CallOptions options);

    /**
     * Gets a session that may not exist.
     *
     * @param sessionId the session's id at the provider
     * @return a future of what {@link SessionClient#findSession(String)} returns or throws
     */
    default CompletableFuture<Optional<Session>> findSession(String sessionId) {
        return findSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session that may not exist, with options for this call.
     *
     * @param sessionId the session's id at the provider
     * @param options overrides of the client's settings for this call; the total time limit counts from now, so it
     *     includes the wait for a thread
     * @return a future of what {@link SessionClient#findSession(String, CallOptions)} returns or throws
     */
    CompletableFuture<Optional<Session>> findSession(String sessionId, CallOptions options);

    /**
     * Runs any other call of this client that returns a value, such as one of a capability or of the provider's own
     * client:
     *
     * <pre>{@code
     * JoinTokens tokens = client.require(JoinTokens.class);
     * CompletableFuture<JoinToken> token = client.async().call(() -> tokens.createJoinToken(request));
     * }</pre>
     *
     * @param call the call to run
     * @param <T> the type of the result
     * @return a future of what the call returns or throws; cancelling it interrupts the call
     */
    <T extends @Nullable Object> CompletableFuture<T> call(Callable<T> call);

    /**
     * Runs any other call of this client that returns nothing:
     *
     * <pre>{@code
     * SessionEnding ending = client.require(SessionEnding.class);
     * CompletableFuture<Void> ended = client.async().run(() -> ending.endSession(id));
     * }</pre>
     *
     * @param call the call to run
     * @return a future that completes with null, or with what the call throws; cancelling it interrupts the call
     */
    default CompletableFuture<@Nullable Void> run(Runnable call) {
        return call(Executors.callable(Objects.requireNonNull(call, "call"), null));
    }
}
