package io.unisession.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows one exchange through OkHttp's events. Records whether any part of the request was sent, because until then it
 * is safe to send it again. Restarts interrupt detection before each point where OkHttp may block, because an
 * application's interceptor or listener may have used another channel. OkHttp reports the start of headers or of a body
 * only after their first bytes have arrived, so the events before them restart it for the wait, and these events for
 * what follows. Ends the host look-up when the call is cancelled.
 */
final class SendingTracker extends EventListener {
    private final InterruptibleCall interruptible;
    private final Thread caller = Thread.currentThread();
    /** Cancelled by an interrupt or by the time limit. */
    private volatile boolean canceled;
    /** Completed when the call is cancelled; null if a kept connection is used, so that nothing is looked up. */
    private volatile @Nullable CompletableFuture<Boolean> endOfLookUp;
    // Written and read only on the call's thread.
    private boolean connected;
    private boolean sending;
    private @Nullable Response response;
    private @Nullable IOException failureOfOkHttp;

    SendingTracker(InterruptibleCall interruptible) {
        this.interruptible = interruptible;
    }

    /** Adds to the application's listeners the tracker of the exchange that a call is made for. */
    static EventListener.Factory listeners(EventListener.Factory application) {
        return call -> listenerOf(call, application);
    }

    @SuppressWarnings("ReferenceEquality") // NONE is an object, and an application's listener may have any equals
    private static EventListener listenerOf(Call call, EventListener.Factory application) {
        EventListener listener = application.create(call);
        SendingTracker tracker = call.request().tag(SendingTracker.class);
        if (tracker == null) {
            return listener;
        }
        return listener == EventListener.NONE ? tracker : new ListenerPair(listener, tracker);
    }

    /** Whether the service may have acted on the failed request. */
    boolean mayHaveArrived(Throwable failure) {
        return sending && !wasRefused(failure);
    }

    /** Whether HTTP/2 refused the request, so that the service has not processed it. */
    boolean wasRefused(Throwable failure) {
        return response == null && isRefusal(failure);
    }

    /**
     * Whether HTTP/2 says that the service has not processed the request: the stream was refused, is beyond the last
     * one of a GOAWAY (RFC 9113, 6.8 and 8.7), or was never opened. OkHttp's classes for this are not public.
     */
    private static boolean isRefusal(Throwable failure) {
        return switch (failure.getClass().getName()) {
            case "okhttp3.internal.http2.ConnectionShutdownException" -> true;
            case "okhttp3.internal.http2.StreamResetException" ->
                "stream was reset: REFUSED_STREAM".equals(failure.getMessage());
            default -> false;
        };
    }

    /** Whether there was a connection, so that the application's network interceptors were called. */
    boolean isConnected() {
        return connected;
    }

    /** Called when a failure passes from OkHttp to the application's interceptors. */
    void failedInOkHttp(IOException failure) {
        failureOfOkHttp = failure;
    }

    /** Whether a failure is OkHttp's own, which OkHttp wraps when a time limit was its cause. */
    @SuppressWarnings("ReferenceEquality") // the very same exception, not one like it
    boolean isOfOkHttp(Throwable failure) {
        return failureOfOkHttp != null && (failure == failureOfOkHttp || failure.getCause() == failureOfOkHttp);
    }

    /** The last response that started, or null. */
    @Nullable
    Response response() {
        return response;
    }

    /** Called when the exchange has ended, because OkHttp does not report the end of a failed look-up. */
    void endLookUp() {
        if (endOfLookUp != null) {
            InterruptibleDns.endCall();
        }
    }

    /** OkHttp also connects on other threads when it tries several addresses at once. */
    private void listen() {
        if (Thread.currentThread().equals(caller)) {
            interruptible.listen();
        }
    }

    @Override
    public void canceled(Call call) {
        canceled = true;
        CompletableFuture<Boolean> end = endOfLookUp;
        if (end != null) {
            end.complete(true);
        }
    }

    /** Comes before everything that opens a connection. */
    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        listen();
    }

    /** Comes just before the look-up, on the same thread. */
    @Override
    public void dnsStart(Call call, String host) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        endOfLookUp = end;
        // Read after writing the field above, so that a concurrent cancellation finds it.
        if (canceled) {
            end.complete(true);
        }
        InterruptibleDns.beginCall(end);
        listen();
    }

    @Override
    public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
        listen();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        listen();
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol, IOException failure) {
        listen();
    }

    @Override
    public void secureConnectStart(Call call) {
        listen();
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        connected = true;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sending = true;
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        listen();
    }

    @Override
    public void requestBodyStart(Call call) {
        listen();
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        listen();
    }

    @Override
    public void responseHeadersStart(Call call) {
        listen();
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        this.response = response;
    }

    @Override
    public void responseBodyStart(Call call) {
        listen();
    }
}
