package io.unisession.internal.transport;

import io.unisession.spi.http.TransportSettings;
import java.net.Proxy;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Sets up OkHttp's client so that the core decides about retries, redirects, limits and interrupts. */
final class GuardedClient {
    private static final int MOST_IDLE_CONNECTIONS = 64;
    private static final int MINUTES_KEPT_ALIVE = 5;
    private static final long PING_MILLIS = 10_000;

    private GuardedClient() {}

    /** The application's client, or one with a pool of its own. */
    static OkHttpClient base(@Nullable OkHttpClient given) {
        OkHttpClient.Builder builder = given == null
                ? new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, MINUTES_KEPT_ALIVE, TimeUnit.MINUTES))
                        .connectTimeout(0, TimeUnit.MILLISECONDS)
                : given.newBuilder();
        return builder.build();
    }

    static OkHttpClient of(OkHttpClient base, TransportSettings settings, BaseUrl baseUrl) {
        long attemptNanos = TimeUnit.NANOSECONDS.convert(settings.attemptTimeout());
        OkHttpClient.Builder guarded = base.newBuilder();
        if (!base.interceptors().isEmpty()) {
            guarded.addInterceptor(new CoreFailures());
        }
        if (!baseUrl.isHttps()) {
            // Unencrypted requests must not leave this machine, not even for a proxy that leads back to it.
            guarded.proxy(Proxy.NO_PROXY);
        }
        if (base.socketFactory().equals(SocketFactory.getDefault())) {
            guarded.socketFactory(ResponseGuard.sockets(settings.maxResponseBytes()));
        }
        return guarded.dns(new InterruptibleDns(base.dns()))
                .pingInterval(pingMillis(base), TimeUnit.MILLISECONDS)
                // UniSession does the retries; OkHttp would send a POST twice.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new ResponseGuard(settings.maxResponseBytes()))
                // Call.addEventListener would be simpler, but OkHttp 4 lacks it.
                .eventListenerFactory(SendingTracker.listeners(base.eventListenerFactory()))
                .followRedirects(false)
                .followSslRedirects(false)
                // The attempt's limit covers reading and writing; separate limits would end it too soon.
                .readTimeout(Transport.millis(attemptNanos), TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .build();
    }

    /**
     * Without a read timeout, OkHttp does not notice that a shared HTTP/2 connection is dead, and would use it for one
     * call after another. Pings notice it. An application's own ping interval is kept.
     */
    static long pingMillis(OkHttpClient base) {
        return base.pingIntervalMillis() > 0 ? base.pingIntervalMillis() : PING_MILLIS;
    }
}
