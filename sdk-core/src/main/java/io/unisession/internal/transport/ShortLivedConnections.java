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
 * The connections for requests that must not be sent twice. Servers close connections after some idle seconds, and a
 * request sent at that time is lost without a trace. So an idle connection is kept for one second at most, and checked
 * before it is used again, because a restarting server closes its connections at once.
 *
 * <p>This is both a network interceptor, which knows the connection and rejects one that has ended, and an application
 * interceptor, which then requests another one.
 */
final class ShortLivedConnections implements Interceptor {
    /** Well below the shortest idle time after which servers close connections; for some it is two seconds. */
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** The check takes a millisecond, so a connection that was just in use is not checked. */
    private static final long UNCHECKED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final int MOST_IDLE = 64;

    private final ConnectionPool pool = new ConnectionPool(MOST_IDLE, LONGEST_IDLE_NANOS, TimeUnit.NANOSECONDS);
    /** When a response last started on each connection. */
    private final Map<Connection, Long> lastUses = Collections.synchronizedMap(new WeakHashMap<>());

    private final LongSupplier nanoTime;
    private volatile long lastCall;

    ShortLivedConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastCall = nanoTime.getAsLong();
    }

    /** Returns a client like another one, but with these connections. */
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
                // The others have probably ended too.
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
     * Whether an idle connection has ended or has unsolicited bytes. HTTP/2 does not need this: a thread reads all the
     * time, and OkHttp does not use a connection whose end it has found.
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
