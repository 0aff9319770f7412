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
     * Called before each request and each retry, on the thread that sends it. It may wait; the wait counts towards the
     * call's {@linkplain CallOptions#withTotalTimeout total timeout}, so raise that for long waits. If it throws,
     * nothing is sent, and the call throws the same exception.
     */
    void beforeRequest();

    /** Called once after each {@link #beforeRequest} that returned, when the response has arrived or the request failed. */
    void afterRequest();
}
