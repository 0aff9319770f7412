package io.unisession.internal.call;

import okhttp3.Call;
import okhttp3.EventListener;

/** Notes whether anything of a request went out: before that, sending it again is harmless whatever it does. */
final class SendingTracker extends EventListener {
    // Written and read on the thread of the call.
    private boolean sending;

    @Override
    public void requestHeadersStart(Call call) {
        sending = true;
    }

    boolean isSending() {
        return sending;
    }
}
