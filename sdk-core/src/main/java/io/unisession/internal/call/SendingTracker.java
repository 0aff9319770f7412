package io.unisession.internal.call;

import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Notes whether anything of a request went out: before that, sending it again is harmless whatever it does. Ends its
 * look-up when the call is cancelled.
 */
final class SendingTracker extends ListeningAgain {
    /** Be it by an interrupt or for its time limit. */
    private volatile boolean cancelled;
    /** Completed when the call is cancelled. A call on a connection that was kept looks nothing up, and has none. */
    private volatile @Nullable CompletableFuture<Boolean> endOfLookUp;
    // Written and read on the thread of the call.
    private boolean sending;

    SendingTracker(InterruptibleCall interruptible) {
        super(interruptible);
    }

    /** Comes just before the look-up, on its thread. */
    @Override
    public void dnsStart(Call call, String host) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        endOfLookUp = end;
        // Read after that was written: whoever cancels meanwhile finds it.
        if (cancelled) {
            end.complete(true);
        }
        InterruptibleDns.beginCall(end);
        super.dnsStart(call, host);
    }

    /** Called when the call is over: a look-up that failed does not tell that it ended. */
    void endLookUp() {
        if (endOfLookUp != null) {
            InterruptibleDns.endCall();
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        sending = true;
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
