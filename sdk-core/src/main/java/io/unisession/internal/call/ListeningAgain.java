package io.unisession.internal.call;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Has a call listen for interrupts again at each event behind which OkHttp may wait: an interceptor or a listener of
 * the application's may have been in another channel, and the listeners of its client are told before this one. That a
 * head or a body starts is told when its first bytes came, so it is the events before that count, and these for what
 * follows: a response may have heads that announce another.
 */
abstract class ListeningAgain extends EventListener {
    private final InterruptibleCall interruptible;
    private final Thread caller = Thread.currentThread();

    ListeningAgain(InterruptibleCall interruptible) {
        this.interruptible = interruptible;
    }

    /** OkHttp connects on other threads too where it tries several addresses at once. */
    private void listen() {
        if (Thread.currentThread().equals(caller)) {
            interruptible.listen();
        }
    }

    /** Comes before all that opens a connection. A call on one that was kept hears of none of this. */
    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        listen();
    }

    @Override
    public void dnsStart(Call call, String host) {
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
    public void responseBodyStart(Call call) {
        listen();
    }
}
