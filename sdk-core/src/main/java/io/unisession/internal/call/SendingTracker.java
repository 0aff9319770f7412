package io.unisession.internal.call;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Notes whether anything of a request went out: before that, sending it again is harmless whatever it does. Tells when
 * the call is cancelled.
 */
final class SendingTracker extends EventListener {
    private final InterruptibleCall interruptible;
    private final Thread caller = Thread.currentThread();
    /** Be it by an interrupt or for its time limit. */
    private volatile boolean cancelled;
    /** Completed when the call is cancelled. */
    private volatile @Nullable CompletableFuture<Boolean> endOfLookUp;
    // Written and read on the thread of the call.
    private boolean sending;

    SendingTracker(InterruptibleCall interruptible) {
        this.interruptible = interruptible;
    }

    /**
     * Comes just before the look-up, on its thread. A call on a connection that was kept looks nothing up, and need not
     * pay for it.
     */
    @Override
    public void dnsStart(Call call, String domainName) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        endOfLookUp = end;
        // Read after that was written: whoever cancels meanwhile finds it.
        if (cancelled) {
            end.complete(true);
        }
        HostLookUps.beginCall(end);
        interruptible.listen();
    }

    /** Called when the call is over: a look-up that failed does not tell that it ended. */
    void endLookUp() {
        if (endOfLookUp != null) {
            HostLookUps.endCall();
        }
    }

    /** OkHttp connects on the thread of the call only where it was told not to try several addresses at once. */
    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        if (Thread.currentThread().equals(caller)) {
            interruptible.listen();
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        sending = true;
        interruptible.listen();
    }

    @Override
    public void responseHeadersStart(Call call) {
        interruptible.listen();
    }

    @Override
    public void responseBodyStart(Call call) {
        interruptible.listen();
    }

    @Override
    public void canceled(Call call) {
        cancelled = true;
        CompletableFuture<Boolean> end = endOfLookUp;
        if (end != null) {
            end.complete(true);
        }
    }

    boolean isSending() {
        return sending;
    }
}
