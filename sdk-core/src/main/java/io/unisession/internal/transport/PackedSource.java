package io.unisession.internal.transport;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;

/**
 * The compressed bytes of a body, counted and limited. {@link BodyReader} limits the decompressed size, but a gzip
 * header has a file name, which decompresses to nothing, and searching for its end could fill the memory.
 */
final class PackedSource extends ForwardingSource {
    /** How much an incompressible body grows when it is compressed. */
    private static final long OVERHEAD = 64 * 1024;

    private final int maxResponseBytes;
    private long bytesRead;

    PackedSource(ResponseBody body, int maxResponseBytes) {
        super(body.source());
        this.maxResponseBytes = maxResponseBytes;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        bytesRead += Math.max(0, read);
        if (bytesRead > maxResponseBytes + OVERHEAD) {
            throw new TooLargeException(maxResponseBytes);
        }
        return read;
    }
}
