package io.unisession.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses a gzip body while it is read. OkHttp's own decompression rejects an empty body and a body of several
 * members, and does not limit the decompressed size.
 */
final class Gunzip implements Source {
    private static final int FIRST_BYTE = 0x1f;
    private static final int SECOND_BYTE = 0x8b;
    private static final int BUFFER = 8 * 1024;
    /**
     * JSON compresses to a tenth of its size, long lists to a thirtieth, and a decompression bomb to a thousandth.
     */
    private static final long MOST_TIMES = 100;

    private static final long ALWAYS_ALLOWED = 1024 * 1024;
    /** As many empty members in a row; no service sends even two. */
    private static final int MOST_NESTED_READS = 100;

    private final PackedSource counted;
    private final BufferedSource packed;
    private @Nullable Source unpacked;
    private long unpackedBytes;

    Gunzip(PackedSource packed) {
        this.counted = packed;
        this.packed = Okio.buffer(packed);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        Source from = unpacked;
        if (from == null) {
            if (packed.exhausted()) {
                return -1;
            }
            requireGzip();
            from = Okio.source(new Members(rest()));
            unpacked = from;
        }
        long read = from.read(sink, byteCount);
        unpackedBytes += Math.max(0, read);
        if (unpackedBytes > ALWAYS_ALLOWED + MOST_TIMES * counted.bytesRead()) {
            throw new UnreadableBodyException(
                    "the response decompresses to more than " + MOST_TIMES + " times its compressed size");
        }
        return read;
    }

    private void requireGzip() throws IOException {
        boolean whole = packed.request(2);
        Buffer start = packed.getBuffer();
        // One of the two bytes is a truncated body, which the decompression reports.
        if ((start.getByte(0) & 0xff) != FIRST_BYTE || (whole && (start.getByte(1) & 0xff) != SECOND_BYTE)) {
            throw new UnreadableBodyException("the response is labelled Content-Encoding: gzip, but is not gzip");
        }
    }

    /** The decompression calls this to find out whether another member follows. */
    private InputStream rest() {
        return new FilterInputStream(packed.inputStream()) {
            @Override
            public int available() throws IOException {
                return packed.exhausted() ? 0 : 1;
            }
        };
    }

    @Override
    public Timeout timeout() {
        return packed.timeout();
    }

    @Override
    public void close() throws IOException {
        try (packed) {
            if (unpacked != null) {
                unpacked.close();
            }
        }
    }

    /** The members of a body, one after another. {@code GZIPInputStream.read} reads past an
     * empty member by calling {@code this.read} again, so many of them would exhaust the stack. */
    private static final class Members extends GZIPInputStream {
        private int depth;

        Members(InputStream packed) throws IOException {
            super(packed, BUFFER);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (depth == MOST_NESTED_READS) {
                throw new UnreadableBodyException("the response has too many gzip members without content");
            }
            depth++;
            try {
                return super.read(bytes, offset, length);
            } finally {
                depth--;
            }
        }
    }
}
