package io.unisession.internal.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads bodies into memory, never more than a limit of decompressed bytes. */
final class BodyReader {
    /** Enough for any error message, and little enough to read from a service in trouble. */
    private static final int ERROR_LIMIT = 64 * 1024;

    /** Up to which length a body's array is made before its bytes come. */
    private static final int BELIEVED = 64 * 1024;

    private static final long GROWTH = 4;

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

    /** Whether a response has no body by its status, whatever its headers say. */
    static boolean hasNoBody(Response response) {
        return response.code() == 204 || response.code() == 205;
    }

    /** The body of a success whole, the beginning of any other. */
    BodyBytes read(Response response) throws IOException {
        if (hasNoBody(response)) {
            return BodyBytes.NONE;
        }
        String encoding = response.header("Content-Encoding");
        boolean packed = encoding != null && !encoding.equalsIgnoreCase("identity");
        if (!response.isSuccessful()) {
            return packed ? BodyBytes.NONE : beginning(response.body());
        }
        BodyBytes body = whole(response.body());
        if (packed && body.length() > 0) {
            body.release();
            throw new UnreadableBodyException("the response has Content-Encoding: "
                    + String.join(", ", response.headers("Content-Encoding"))
                    + ", and only gzip is read");
        }
        if (saysNoEnd(response) && JsonEnd.isMissing(body.get(), body.length())) {
            body.release();
            throw new EOFException("the response ended after " + body.length() + " bytes, before its JSON did");
        }
        return body;
    }

    /** Whether the body ends where the connection does, so that nothing shows whether the connection was cut. */
    private static boolean saysNoEnd(Response response) {
        return response.body().contentLength() < 0
                && response.header("Transfer-Encoding") == null
                && (response.protocol() == Protocol.HTTP_1_1 || response.protocol() == Protocol.HTTP_1_0);
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
     * before it gives any of it. A long one is not believed before its bytes come.
     */
    private static byte[] exactly(int length, BufferedSource source) throws IOException {
        byte[] bytes = new byte[Math.min(length, BELIEVED)];
        int filled = fill(bytes, 0, source);
        while (filled == bytes.length && filled < length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, GROWTH * bytes.length));
            filled = fill(bytes, filled, source);
        }
        requireWhole(filled, length);
        return bytes;
    }

    private BodyBytes lent(long announced, BufferedSource source, BufferPool spareArrays) throws IOException {
        byte[] array = spareArrays.take((int) Math.max(0, Math.min(announced, BELIEVED)));
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
