package io.unisession.internal.call;

import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.EventListener;

/** Notes whether anything of a request went out: before that, sending it again is harmless whatever it does. Tells when the call is cancelled. */
final class SendingTracker extends EventListener {
    private final InterruptibleCall interruptible;
    private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    // Written and read on the thread of the call.
    private boolean sending;

    SendingTracker(InterruptibleCall interruptible) {
        this.interruptible = interruptible;
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
        cancelled.complete(true);
    }

    /** Completed when the call is cancelled, be it by an interrupt or for its time limit. */
    CompletableFuture<Boolean> cancelled() {
        return cancelled;
    }

    boolean isSending() {
        return sending;
    }
}
