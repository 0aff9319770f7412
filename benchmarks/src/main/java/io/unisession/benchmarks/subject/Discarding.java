package io.unisession.benchmarks.subject;

import java.io.IOException;
import java.util.concurrent.Callable;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Okio;

/**
 * OkHttp fetching the same bytes and throwing them away: what every library is divided by, each on its own response.
 */
public final class Discarding implements Callable<Object>, AutoCloseable {
    private final OkHttpClient client;
    private final String method;
    private final String url;

    /** Over a target whose second part is a method and a path. */
    public Discarding(String target) {
        Target parsed = Target.parse(target);
        this.client = Target.clientByHand(target);
        int space = parsed.what().indexOf(' ');
        this.method = parsed.what().substring(0, space);
        this.url = parsed.baseUrl() + parsed.what().substring(space + 1);
    }

    @Override
    public Object call() throws IOException {
        RequestBody body =
                method.equals("POST") ? RequestBody.create(new byte[15], MediaType.get("application/protobuf")) : null;
        Request request = new Request.Builder()
                .url(url)
                .method(method, body)
                .header("Authorization", "made-up-token")
                .header("Accept", "application/json")
                .build();
        try (Response httpResponse = client.newCall(request).execute()) {
            if (!httpResponse.isSuccessful()) {
                throw new IOException("HTTP " + httpResponse.code() + " of " + url);
            }
            return httpResponse.body().source().readAll(Okio.blackhole());
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
