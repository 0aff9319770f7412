package io.unisession;

/**
 * Watches the calls of a client, for metrics and traces. Called on the thread of the call, so it should be quick; what
 * it throws is logged and does the call no harm.
 */
public interface CallListener {
    /**
     * A call begins.
     *
     * @param event provider, operation and path
     */
    default void started(CallEvent event) {}

    /**
     * An attempt failed and the request will be sent again.
     *
     * @param event with the failure
     */
    default void attemptFailed(CallEvent event) {}

    /**
     * A call is over, well or badly.
     *
     * @param event with the failure, where there was one
     */
    default void ended(CallEvent event) {}
}
