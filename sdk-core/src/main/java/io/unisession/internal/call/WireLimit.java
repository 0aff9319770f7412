package io.unisession.internal.call;

import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Limits the bytes of a body as they come over the wire. {@link BodyReader} limits what they unpack to, but the head of
 * a gzip body holds a file's name that unpacks to nothing, and in whose search for an end OkHttp would fill the memory.
 * What is not packed needs no limit here.
 */
final class WireLimit {
    /** What a response that does not compress grows by when it is. */
    private static final long OVERHEAD = 64 * 1024;

    private final int maxResponseBytes;

    WireLimit(int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /** The response with its body limited. */
    Response on(Response response) {
        if (response.header("Content-Encoding") == null) {
            return response;
        }
        ResponseBody body = response.body();
        Source limited = new Limited(body.source(), maxResponseBytes);
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(limited), body.contentType(), body.contentLength()))
                .build();
    }

    private static final class Limited extends ForwardingSource {
        private final int maxResponseBytes;
        private long left;

        Limited(Source wire, int maxResponseBytes) {
            super(wire);
            this.maxResponseBytes = maxResponseBytes;
            this.left = maxResponseBytes + OVERHEAD;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLargeException(maxResponseBytes);
            }
            return read;
        }
    }
}
