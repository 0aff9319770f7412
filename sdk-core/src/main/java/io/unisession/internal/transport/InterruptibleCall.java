package io.unisession.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * An OkHttp call on the caller's thread that ends when the thread is interrupted. A thread that waits for a socket does
 * not notice an interrupt; but the Java runtime closes the channel that a thread is in when it is interrupted, and this
 * is such a channel, whose closing cancels the call. It costs a few field writes per call, where a thread of its own
 * for each call would nearly double the latency.
 */
final class InterruptibleCall extends AbstractInterruptibleChannel {
    /** Set before the channel is entered. */
    private @Nullable Call call;

    /** What is done with the response before the thread is out of reach of interrupts again. */
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    <T> T execute(Call call, Reader<T> reader) throws IOException {
        this.call = call;
        boolean completed = false;
        try {
            listen();
            try (Response response = call.execute()) {
                T result = read(call, response, reader);
                completed = true;
                return result;
            }
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                throw restored(failure);
            }
            throw failure;
        } finally {
            leave(completed);
        }
    }

    /**
     * Listens for interrupts, from now on and again. The runtime knows of one channel at a time that a thread is in,
     * and of none after the thread was in another, such as the file that an interceptor writes to; so this is called
     * before each wait for the network.
     */
    void listen() {
        begin();
    }

    private <T> T read(Call call, Response response, Reader<T> reader) throws IOException {
        try {
            listen();
            return reader.read(response);
        } catch (IOException failure) {
            // Closing the response would otherwise go on reading for a while, in the hope of using the connection
            // again.
            call.cancel();
            throw failure;
        }
    }

    /**
     * OkHttp waits for a connection in ways that throw InterruptedException, which Kotlin lets it do undeclared, and
     * that clear the thread's flag.
     */
    private static InterruptedIOException restored(Exception interrupt) {
        Thread.currentThread().interrupt();
        InterruptedIOException failure = new InterruptedIOException("interrupted while connecting");
        failure.initCause(interrupt);
        return failure;
    }

    private void leave(boolean completed) {
        try {
            end(completed);
        } catch (AsynchronousCloseException interrupted) {
            // The thread's interrupt flag says the same, and a response that is complete is not thrown away for it.
        }
    }

    @Override
    protected void implCloseChannel() {
        Call interrupted = call;
        if (interrupted != null) {
            interrupted.cancel();
        }
    }
}
