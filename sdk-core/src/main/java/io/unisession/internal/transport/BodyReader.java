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

/** Reads bodies into memory, up to a limit of decompressed bytes. */
public final class BodyReader {
    /** Long enough for any error message, and short enough to read from an overloaded service. */
    public static final int ERROR_LIMIT = 64 * 1024;

    /** The longest array that is allocated before the bytes arrive. */
    private static final int BELIEVED = 64 * 1024;

    private static final long GROWTH = 4;

    private final int limit;
    private final @Nullable BufferPool spareArrays;

    /**
     * Creates a reader with a limit.
     *
     * @param keepRaw whether the bytes are kept, rather than borrowed until the response's value has been created
     */
    BodyReader(int limit, boolean keepRaw) {
        this.limit = Math.min(limit, BufferPool.LONGEST - 1);
        // One byte more than the limit shows that there are more.
        this.spareArrays = keepRaw ? null : new BufferPool(this.limit + 1);
    }

    /** Whether the status means that there is no body, whatever the headers say. */
    static boolean hasNoBody(Response response) {
        return response.code() == 204 || response.code() == 205;
    }

    /** Reads the whole body of a success, or the start of any other body. */
    BodyBytes read(Response response) throws IOException {
        if (hasNoBody(response)) {
            return BodyBytes.NONE;
        }
        String encoding = response.header("Content-Encoding");
        boolean packed = encoding != null && !encoding.equalsIgnoreCase("identity");
        if (!response.isSuccessful()) {
            return packed ? BodyBytes.NONE : beginning(response.body());
        }
        if (packed) {
            if (response.body().source().exhausted()) {
                return BodyBytes.NONE;
            }
            throw new UnreadableBodyException("the response has Content-Encoding: "
                    + String.join(", ", response.headers("Content-Encoding"))
                    + ", but only gzip is supported");
        }
        BodyBytes body = whole(response.body());
        if (saysNoEnd(response) && JsonEnd.isMissing(body.get(), body.length())) {
            body.release();
            throw new EOFException("the response ended after " + body.length() + " bytes, before its JSON did");
        }
        return body;
    }

    /**
     * Whether the body may end with the connection, so that a lost connection looks like its end. Also true for gzip
     * with a length, because decompression hides the length.
     */
    private static boolean saysNoEnd(Response response) {
        return response.body().contentLength() < 0
                && !"chunked".equalsIgnoreCase(response.header("Transfer-Encoding"))
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
     * A known length saves the copies of a growing buffer, and OkHttp's own buffer. A large one is not trusted before
     * the bytes arrive.
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

    /** Fills an array from the source, and returns the number of bytes in it. */
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

    /** Reads as much of an error's body as possible. Failures are ignored, because the status is enough. */
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
            // The buffer has what arrived before the failure.
        }
        long length = Math.min(source.getBuffer().size(), ERROR_LIMIT);
        return BodyBytes.kept(source.getBuffer().readByteArray(length));
    }
}
