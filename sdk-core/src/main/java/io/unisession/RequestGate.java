package io.unisession;

/**
 * Decides when each request of a call is sent, for example within a rate limit that several clients share.
 *
 * <pre>{@code
 * Semaphore atOnce = new Semaphore(10);
 * RequestGate gate = new RequestGate() {
 *     public void beforeRequest() {
 *         atOnce.acquireUninterruptibly();
 *     }
 *
 *     public void afterRequest() {
 *         atOnce.release();
 *     }
 * };
 * client.getSession(id, CallOptions.defaults().withRequestGate(gate));
 * }</pre>
 *
 * <p>Requests to a token endpoint do not pass the gate. Implementations must be thread-safe: some calls send several
 * requests at once.
 */
public interface RequestGate {
    /**
     * Called before each request, also when it is retried, on the thread that sends it. It may wait; that is time of the
     * call, so give a call that may wait long a {@linkplain CallOptions#withTotalTimeout total timeout} that is longer. If
     * it throws, nothing is sent, and the call throws the same.
     */
    void beforeRequest();

    /** Called once after each {@link #beforeRequest} that returned, when the response has arrived or the request failed. */
    void afterRequest();
}
