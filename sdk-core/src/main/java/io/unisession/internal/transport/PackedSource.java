package io.unisession.internal.transport;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;

/**
 * The bytes of a compressed body as they come over the wire, counted and limited. {@link BodyReader} limits what a body
 * unpacks to; but the head of a gzip body has a file name, which unpacks to nothing, and whoever looks for the end of that
 * name would fill the memory.
 */
final class PackedSource extends ForwardingSource {
    /** By how much a body that does not compress grows when it is compressed. */
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
