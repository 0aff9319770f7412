package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * The connections of requests that must not be sent twice. Servers close connections that have been idle for some seconds,
 * and a request that is written just then is lost without a trace, so here a connection is kept idle for one second at
 * most. Before it is used again, it is checked for its end, since a server that restarts closes its connections at once.
 *
 * <p>Works on both sides of OkHttp's retries and connecting: as an interceptor of the network, which knows the connection,
 * it refuses a connection that has ended; as one of the application, it then asks for another.
 */
final class ShortLivedConnections implements Interceptor {
    /** Well below the shortest time after which servers close idle connections, which is two seconds for some. */
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** The check takes a millisecond, so a connection that was in use until just now is spared it. */
    private static final long UNCHECKED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final int MOST_IDLE = 64;

    private final ConnectionPool pool = new ConnectionPool(MOST_IDLE, LONGEST_IDLE_NANOS, TimeUnit.NANOSECONDS);
    /** When a response last began on each connection. */
    private final Map<Connection, Long> lastUses = Collections.synchronizedMap(new WeakHashMap<>());

    private final LongSupplier nanoTime;
    private volatile long lastCall;

    ShortLivedConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastCall = nanoTime.getAsLong();
    }

    /** A client like another, on these connections. */
    OkHttpClient client(OkHttpClient.Builder builder) {
        return builder.connectionPool(pool)
                .addInterceptor(this)
                .addNetworkInterceptor(this)
                .build();
    }

    void close() {
        pool.evictAll();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        return connection == null ? onLiveConnection(chain) : onlyIfLive(connection, chain);
    }

    private Response onLiveConnection(Chain chain) throws IOException {
        if (nanoTime.getAsLong() - lastCall > LONGEST_IDLE_NANOS) {
            // The pool does this by itself, but not while the process is suspended.
            pool.evictAll();
        }
        while (true) {
            try {
                return chain.proceed(chain.request());
            } catch (EndedException ended) {
                // Its neighbours have probably ended too.
                pool.evictAll();
            } finally {
                lastCall = nanoTime.getAsLong();
            }
        }
    }

    private Response onlyIfLive(Connection connection, Chain chain) throws IOException {
        Long lastUse = lastUses.get(connection);
        if (lastUse != null && nanoTime.getAsLong() - lastUse > UNCHECKED_NANOS && hasEnded(connection)) {
            throw new EndedException();
        }
        try {
            return chain.proceed(chain.request());
        } finally {
            lastUses.put(connection, nanoTime.getAsLong());
        }
    }

    /**
     * Whether an idle connection has ended, or has bytes on it that nobody asked for. HTTP/2 has a thread that reads all
     * the time, and OkHttp does not use a connection whose end that thread has met.
     */
    private static boolean hasEnded(Connection connection) {
        if (connection.protocol() == Protocol.HTTP_2 || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE) {
            return false;
        }
        Socket socket = connection.socket();
        try {
            int usual = socket.getSoTimeout();
            try {
                socket.setSoTimeout(1);
                int ignored = socket.getInputStream().read();
                return true;
            } finally {
                socket.setSoTimeout(usual);
            }
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    /** Nothing of the request was sent. */
    private static final class EndedException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        EndedException() {
            super("the connection has ended");
        }
    }
}
