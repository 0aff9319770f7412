package io.unisession.internal.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads bodies into memory, never more than a limit of decompressed bytes. */
final class BodyReader {
    /** Enough for any error message, and little enough to read from a service in trouble. */
    private static final int ERROR_LIMIT = 64 * 1024;

    private final int limit;
    private final @Nullable BufferPool spareArrays;

    /**
     * A reader up to a limit.
     *
     * @param keepRaw whether the bytes are kept, and not only lent until the value of the response is made
     */
    BodyReader(int limit, boolean keepRaw) {
        this.limit = Math.min(limit, BufferPool.LONGEST - 1);
        // One more byte than is allowed shows that there are more.
        this.spareArrays = keepRaw ? null : new BufferPool(this.limit + 1);
    }

    /** The body of a success whole, the beginning of any other. */
    BodyBytes read(Response response) throws IOException {
        return response.isSuccessful() ? whole(response.body()) : beginning(response.body());
    }

    private BodyBytes whole(ResponseBody body) throws IOException {
        long announced = body.contentLength();
        BufferedSource source = body.source();
        if (announced > limit) {
            throw new TooLargeException(limit);
        }
        if (spareArrays != null) {
            return lent(announced, source, spareArrays);
        }
        if (announced >= 0) {
            return BodyBytes.kept(exactly((int) announced, source));
        }
        if (source.request(limit + 1L)) {
            throw new TooLargeException(limit);
        }
        return BodyBytes.kept(source.readByteArray());
    }

    /**
     * A length that is known saves the copies of a growing buffer, and those of a buffer that OkHttp would fill whole
     * before it gives any of it.
     */
    private static byte[] exactly(int length, BufferedSource source) throws IOException {
        byte[] bytes = new byte[length];
        requireWhole(fill(bytes, 0, source), length);
        return bytes;
    }

    private BodyBytes lent(long announced, BufferedSource source, BufferPool spareArrays) throws IOException {
        byte[] array = spareArrays.take((int) Math.max(0, announced));
        int filled = fill(array, 0, source);
        while (filled == array.length && filled <= limit && !source.exhausted()) {
            array = spareArrays.longer(array);
            filled = fill(array, filled, source);
        }
        if (filled > limit) {
            throw new TooLargeException(limit);
        }
        requireWhole(filled, announced);
        return BodyBytes.lent(array, filled, spareArrays);
    }

    /** Fills an array up to its end, or that of the source, and tells how far. */
    private static int fill(byte[] array, int start, BufferedSource source) throws IOException {
        int filled = start;
        while (filled < array.length) {
            int read = source.read(array, filled, array.length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    private static void requireWhole(int filled, long announced) throws EOFException {
        if (filled < announced) {
            throw new EOFException("the response ended after " + filled + " of " + announced + " bytes");
        }
    }

    /** What can be had of the body of an error: the status counts, whatever becomes of the words. */
    private static BodyBytes beginning(ResponseBody body) throws IOException {
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
        long length = Math.min(source.getBuffer().size(), ERROR_LIMIT);
        return BodyBytes.kept(source.getBuffer().readByteArray(length));
    }
}
