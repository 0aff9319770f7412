package io.unisession.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks up hosts on its own threads. Neither an interrupt nor a time limit ends a system look-up, which can take
 * minutes, but the waiting call can be released. All calls that wait for the same host share one look-up. One that
 * takes too long is given up: it no longer counts, and the next call starts another one.
 */
final class InterruptibleDns implements Dns {
    /** Completed when the thread's current call is cancelled. */
    private static final ThreadLocal<CompletableFuture<?>> CANCELLED = new ThreadLocal<>();

    /**
     * A low limit, because a client has one host and only redirects lead to others, and more threads would only wait
     * for a silent server.
     */
    private static final int MOST_AT_ONCE = 16;
    /** Includes look-ups that were given up, whose threads nothing can end. */
    private static final int MOST_THREADS = 64;
    /** Longer than systems try several silent servers in turn. */
    private static final long GIVEN_UP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Dns dns;
    private final ReentrantLock starting = new ReentrantLock();
    private final LongSupplier nanoTime;
    private final Semaphore freeThreads = new Semaphore(MOST_THREADS);
    private final ConcurrentMap<String, LookUp> underWay = new ConcurrentHashMap<>();

    private record LookUp(CompletableFuture<List<InetAddress>> found, long start) {}

    InterruptibleDns(Dns dns) {
        this(dns, System::nanoTime);
    }

    InterruptibleDns(Dns dns, LongSupplier nanoTime) {
        this.dns = dns;
        this.nanoTime = nanoTime;
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
        CompletableFuture<List<InetAddress>> found = lookUp(host).found;
        try {
            // A cancellation completes this normally, and an interrupt cancels the call, so neither needs handling
            // here.
            CompletableFuture.anyOf(found, cancelled).join();
            if (found.isDone()) {
                return found.join();
            }
        } catch (CompletionException failure) {
            throw unknown(host, failure.getCause());
        }
        throw new UnknownHostException("the call ended while " + host + " was looked up");
    }

    /** One thread at a time, so that the number of look-ups stays within its limit. */
    private LookUp lookUp(String host) throws UnknownHostException {
        starting.lock();
        try {
            long now = nanoTime.getAsLong();
            underWay.values().removeIf(lookUp -> now - lookUp.start > GIVEN_UP_NANOS);
            LookUp shared = underWay.get(host);
            return shared == null ? start(host, now) : shared;
        } finally {
            starting.unlock();
        }
    }

    private LookUp start(String host, long now) throws UnknownHostException {
        if (underWay.size() >= MOST_AT_ONCE || !freeThreads.tryAcquire()) {
            throw new UnknownHostException(
                    host + " is not looked up: too many other hosts are, and their DNS does not respond");
        }
        LookUp started = new LookUp(new CompletableFuture<>(), now);
        Thread thread = new Thread(() -> look(host, started), "unisession-look-up");
        thread.setDaemon(true);
        underWay.put(host, started);
        try {
            thread.start();
        } catch (Throwable noThread) {
            end(host, started);
            throw noThread;
        }
        return started;
    }

    private void look(String host, LookUp started) {
        List<InetAddress> addresses;
        try {
            addresses = dns.lookup(host);
        } catch (Throwable failure) {
            end(host, started);
            started.found.completeExceptionally(failure);
            return;
        }
        end(host, started);
        started.found.complete(addresses);
    }

    /** Removed before the outcome is published, so that a retry after a failure does not find the failed look-up. */
    private void end(String host, LookUp ended) {
        underWay.remove(host, ended);
        freeThreads.release();
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
