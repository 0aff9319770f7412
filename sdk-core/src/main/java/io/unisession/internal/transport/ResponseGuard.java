package io.unisession.internal.transport;

import java.io.IOException;
import javax.net.SocketFactory;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/**
 * Handles a response before OkHttp acts on it: keeps OkHttp from resending the request, limits the bytes that arrive and
 * the compressed bytes of a body, and decompresses gzip. One interceptor does all this, because each one costs time in every call. A body that
 * is not compressed needs no limit here. An application's interceptor may decompress other encodings later.
 */
final class ResponseGuard implements Interceptor {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String CONTENT_ENCODING = "Content-Encoding";

    /** More than HTTP/2 lets a service send before it is told that earlier bytes were read. */
    static final long ALWAYS_RECEIVED = 32 * 1024 * 1024;

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
        String encoding = response.header(CONTENT_ENCODING);
        return encoding == null ? response : limited(response, encoding.strip());
    }

    private Response limited(Response response, String encoding) {
        ResponseBody body = response.body();
        PackedSource packed = new PackedSource(body, maxResponseBytes);
        if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
            return withBody(response, Okio.buffer(packed), body.contentLength());
        }
        Response unpacked = response.newBuilder()
                .removeHeader(CONTENT_ENCODING)
                .removeHeader("Content-Length")
                .build();
        return withBody(unpacked, Okio.buffer(new Gunzip(packed)), -1);
    }

    private static Response withBody(Response response, BufferedSource source, long length) {
        return response.newBuilder()
                .body(ResponseBody.create(source, response.body().contentType(), length))
                .build();
    }

    /** Creates sockets for OkHttp that end a flood which no interceptor sees. */
    static SocketFactory sockets(int maxResponseBytes) {
        long mostBytes = 2L * maxResponseBytes + ALWAYS_RECEIVED;
        return new LimitedSockets(() -> new Arrivals(mostBytes));
    }
}
