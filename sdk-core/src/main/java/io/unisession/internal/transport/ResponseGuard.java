package io.unisession.internal.transport;

import java.io.IOException;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/**
 * Handles a response before OkHttp acts on it: keeps OkHttp from resending the request, limits the compressed bytes of
 * a body, and decompresses gzip. One interceptor does all this, because each one costs time in every call. A body that
 * is not compressed needs no limit here. An application's interceptor may decompress other encodings later.
 */
final class ResponseGuard implements Interceptor {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String CONTENT_ENCODING = "Content-Encoding";

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
        return response.header(CONTENT_ENCODING) == null ? response : limited(response);
    }

    private Response limited(Response response) {
        ResponseBody body = response.body();
        PackedSource packed = new PackedSource(body, maxResponseBytes);
        if (!isGzip(response.headers(CONTENT_ENCODING))) {
            return withBody(response, Okio.buffer(packed), body.contentLength());
        }
        Response unpacked = response.newBuilder()
                .removeHeader(CONTENT_ENCODING)
                .removeHeader("Content-Length")
                .build();
        return withBody(unpacked, Okio.buffer(new Gunzip(packed)), -1);
    }

    private static boolean isGzip(List<String> encodings) {
        if (encodings.size() != 1) {
            return false;
        }
        String encoding = encodings.get(0).strip();
        return encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
    }

    private static Response withBody(Response response, BufferedSource source, long length) {
        return response.newBuilder()
                .body(ResponseBody.create(source, response.body().contentType(), length))
                .build();
    }
}
