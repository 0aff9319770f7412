package io.unisession.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * An OkHttp call on the caller's thread that ends when the thread is interrupted. A thread waiting for a socket does
 * not notice an interrupt. But Java closes the channel that an interrupted thread is using, and this class is such a
 * channel: closing it cancels the call. This costs a few field writes per call; a separate thread for each call would
 * nearly double the latency.
 */
final class InterruptibleCall extends AbstractInterruptibleChannel {
    /** Set before the channel is in use. */
    private @Nullable Call call;

    /** What to do with the response while interrupts still end the call. */
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
     * Starts or restarts listening for interrupts. Java knows only one channel per thread, and forgets it after the
     * thread has used another one, such as a file that an interceptor writes to. So this is called before each wait for
     * the network.
     */
    void listen() {
        begin();
    }

    private <T> T read(Call call, Response response, Reader<T> reader) throws IOException {
        try {
            listen();
            return reader.read(response);
        } catch (IOException failure) {
            // Otherwise, closing the response would keep reading for a while in order to reuse the connection.
            call.cancel();
            throw failure;
        }
    }

    /**
     * While waiting for a connection, OkHttp can throw an undeclared InterruptedException, because Kotlin allows it,
     * and clear the thread's flag.
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
            // The thread's interrupt flag is still set, and a complete response is not thrown away.
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
