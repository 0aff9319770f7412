package io.unisession.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Guards a response before OkHttp acts on it, in one interceptor, since each interceptor costs time on each call: keeps
 * OkHttp from sending the request again by itself, and limits the bytes of a compressed body as they come over the wire.
 *
 * <p>{@link BodyReader} limits what a body unpacks to. But the head of a gzip body has a file name, which unpacks to
 * nothing, and OkHttp would fill the memory while it looks for the end of that name. A body that is not compressed needs
 * no limit here.
 */
final class ResponseGuard implements Interceptor {
    private static final int SERVICE_UNAVAILABLE = 503;
    /** By how much a body that does not compress grows when it is compressed. */
    private static final long OVERHEAD = 64 * 1024;

    private final int maxResponseBytes;

    ResponseGuard(int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == SERVICE_UNAVAILABLE) {
            response = NoImmediateResend.of(response);
        }
        return response.header("Content-Encoding") == null ? response : limited(response);
    }

    private Response limited(Response response) {
        ResponseBody body = response.body();
        return response.newBuilder()
                .body(ResponseBody.create(
                        Okio.buffer(new LimitedSource(body)), body.contentType(), body.contentLength()))
                .build();
    }

    private final class LimitedSource extends ForwardingSource {
        private long left = maxResponseBytes + OVERHEAD;

        LimitedSource(ResponseBody body) {
            super(body.source());
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
