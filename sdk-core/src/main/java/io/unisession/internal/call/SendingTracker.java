package io.unisession.internal.call;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Request;
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

    /** Comes before all that opens a connection; one that was kept is not heard of here, and need not pay for it. */
    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        listen();
    }

    /** Comes just before the look-up, on its thread. */
    @Override
    public void dnsStart(Call call, String domainName) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        endOfLookUp = end;
        // Read after that was written: whoever cancels meanwhile finds it.
        if (cancelled) {
            end.complete(true);
        }
        HostLookUps.beginCall(end);
        listen();
    }

    /** Called when the call is over: a look-up that failed does not tell that it ended. */
    void endLookUp() {
        if (endOfLookUp != null) {
            HostLookUps.endCall();
        }
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        listen();
    }

    @Override
    public void secureConnectStart(Call call) {
        listen();
    }

    @Override
    public void requestHeadersStart(Call call) {
        sending = true;
        listen();
    }

    /** The head of an answer is waited for from here on, unless a body is to be sent; its start is told when it came. */
    @Override
    public void requestHeadersEnd(Call call, Request request) {
        listen();
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        listen();
    }

    /** Told when the first part of the body came. */
    @Override
    public void responseBodyStart(Call call) {
        listen();
    }

    /**
     * Listens again, in case that a listener of the application's was in another channel: theirs are told before this
     * one. OkHttp connects on other threads too where it tries several addresses at once.
     */
    private void listen() {
        if (Thread.currentThread().equals(caller)) {
            interruptible.listen();
        }
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
