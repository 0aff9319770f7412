package io.unisession.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks up hosts on its own threads. Neither an interrupt nor a time limit ends a system look-up, which can take
 * minutes, but the waiting call can be released. All calls that wait for the same host share one look-up.
 */
final class InterruptibleDns implements Dns {
    /** Completed when the thread's current call is cancelled. */
    private static final ThreadLocal<CompletableFuture<?>> CANCELLED = new ThreadLocal<>();

    /**
     * A low limit, because a client has one host and only redirects lead to others, and more threads would only wait
     * for a silent server.
     */
    private static final int MOST_AT_ONCE = 16;

    private final Dns dns;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    InterruptibleDns(Dns dns) {
        this.dns = dns;
    }

    /** Sets what ends the look-ups of the calling thread, until {@link #endCall()}. */
    static void beginCall(CompletableFuture<?> cancelled) {
        CANCELLED.set(cancelled);
    }

    static void endCall() {
        CANCELLED.remove();
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        CompletableFuture<?> cancelled = CANCELLED.get();
        if (cancelled == null) {
            return dns.lookup(host);
        }
        CompletableFuture<List<InetAddress>> found = underWay.computeIfAbsent(host, this::start);
        try {
            // A cancellation completes this normally, and an interrupt cancels the call, so neither needs handling
            // here.
            CompletableFuture.anyOf(found, cancelled).join();
            if (found.isDone()) {
                return found.join();
            }
        } catch (CompletionException failure) {
            // A look-up that was not started.
            underWay.remove(host, found);
            throw unknown(host, failure.getCause());
        }
        throw new UnknownHostException("the call ended while " + host + " was looked up");
    }

    private CompletableFuture<List<InetAddress>> start(String host) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        if (!free.tryAcquire()) {
            found.completeExceptionally(new UnknownHostException(
                    host + " is not looked up: " + MOST_AT_ONCE + " other hosts are, and their DNS does not respond"));
            return found;
        }
        Thread thread = new Thread(() -> look(host, found), "unisession-look-up");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (Throwable noThread) {
            free.release();
            throw noThread;
        }
        return found;
    }

    private void look(String host, CompletableFuture<List<InetAddress>> found) {
        List<InetAddress> addresses;
        try {
            addresses = dns.lookup(host);
        } catch (Throwable failure) {
            end(host, found);
            found.completeExceptionally(failure);
            return;
        }
        end(host, found);
        found.complete(addresses);
    }

    /** Removed before the outcome is published, so that a retry after a failure does not find the failed look-up. */
    private void end(String host, CompletableFuture<List<InetAddress>> found) {
        underWay.remove(host, found);
        free.release();
    }

    private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
        if (cause instanceof UnknownHostException unknown) {
            return unknown;
        }
        UnknownHostException failure = new UnknownHostException(host + ": " + cause);
        failure.initCause(cause);
        return failure;
    }

    /** OkHttp lets clients share a pool's connections only if their look-ups are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof InterruptibleDns that && dns.equals(that.dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }
}
