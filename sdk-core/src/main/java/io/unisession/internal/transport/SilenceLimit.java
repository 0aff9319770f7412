package io.unisession.internal.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;

/**
 * Ends a call that brings nothing for some time. Each read of its socket has a limit too, but a head, or the size of a
 * chunk, may come in as many reads as it has characters.
 */
final class SilenceLimit extends AsyncTimeout {
    private final Call call;
    private volatile boolean isOver;

    SilenceLimit(Call call, int millis) {
        this.call = call;
        timeout(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void timedOut() {
        isOver = true;
        call.cancel();
    }

    /** What a failure is: that of a socket's limit, though a call that was ended because of this one fails in some other way. */
    IOException failure(IOException thrown) {
        if (!isOver) {
            return thrown;
        }
        SocketTimeoutException timeout = new SocketTimeoutException("timeout");
        timeout.initCause(thrown);
        return timeout;
    }
}
