package io.unisession.internal.call;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Reads bodies into memory, never more than a limit of decompressed bytes. */
final class BodyReader implements InterruptibleCall.Reader<Exchange> {
    /** Enough for any error message, and little enough to read from a service in trouble. */
    private static final int ERROR_LIMIT = 64 * 1024;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    @Override
    public Exchange read(Response response) throws IOException {
        byte[] body = response.isSuccessful() ? whole(response.body()) : beginning(response.body());
        return new Exchange(response.code(), response.headers(), body);
    }

    private byte[] whole(ResponseBody body) throws IOException {
        long announced = body.contentLength();
        BufferedSource source = body.source();
        if (announced > limit || (announced < 0 && source.request(limit + 1L))) {
            throw new TooLargeException(limit);
        }
        if (announced < 0) {
            return source.readByteArray();
        }
        return exactly((int) announced, source);
    }

    /**
     * A length that is known saves the copies of a growing buffer, and those of a buffer that OkHttp would fill whole
     * before it gives any of it.
     */
    private static byte[] exactly(int length, BufferedSource source) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int read = source.read(bytes, filled, length - filled);
            if (read < 0) {
                throw new EOFException("the answer ended after " + filled + " of " + length + " bytes");
            }
            filled += read;
        }
        return bytes;
    }

    /** What can be had of the body of an error: the status counts, whatever becomes of the words. */
    private static byte[] beginning(ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        try {
            source.request(ERROR_LIMIT);
        } catch (InterruptedIOException overTime) {
            throw overTime;
        } catch (IOException tornOff) {
            if (Thread.currentThread().isInterrupted()) {
                throw tornOff;
            }
            // What came before is in the buffer.
        }
        return source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), ERROR_LIMIT));
    }
}
