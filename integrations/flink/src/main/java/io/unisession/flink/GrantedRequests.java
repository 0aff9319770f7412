package io.unisession.flink;

import io.unisession.RequestGate;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets each request of one call through when it is granted. The first has been granted before the call. */
final class GrantedRequests implements RequestGate {
    private final Runnable awaitGrant;
    private final Runnable sent;
    private final AtomicBoolean granted = new AtomicBoolean(true);

    /**
     * For one call.
     *
     * @param awaitGrant waits until a further request is granted
     * @param sent is told of each request when its response has arrived
     */
    GrantedRequests(Runnable awaitGrant, Runnable sent) {
        this.awaitGrant = awaitGrant;
        this.sent = sent;
    }

    @Override
    public void beforeRequest() {
        if (!granted.getAndSet(false)) {
            awaitGrant.run();
        }
    }

    @Override
    public void afterRequest() {
        sent.run();
    }

    /** The call is over. One that sent nothing has its request behind it all the same. */
    void end() {
        if (granted.getAndSet(false)) {
            sent.run();
        }
    }
}
