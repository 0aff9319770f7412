package io.unisession.benchmarks.subject;

import java.io.IOException;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The floor: a session got by hand, with OkHttp and a Jackson parser and nothing between them. */
public class Floor implements Callable<Object>, AutoCloseable {
    private static final Request TEMPLATE = new Request.Builder()
            .url("https://replaced.invalid/")
            .header("Authorization", "made-up-token")
            .header("Accept", "application/json")
            .build();

    private final OkHttpClient client;
    private final HttpUrl sessions;
    private final String sessionId;

    /** A floor over a target. */
    public Floor(String target) {
        Target parsed = Target.parse(target);
        this.client = Target.clientByHand(target);
        this.sessions = HttpUrl.get(parsed.baseUrl() + "/v2/sessions");
        this.sessionId = parsed.what();
    }

    @Override
    public Object call() throws IOException {
        try (Response response = client.newCall(request()).execute()) {
            return session(response);
        }
    }

    /**
     * Adding a segment takes a third of the time of parsing an address, and copying a request less than setting its
     * headers.
     */
    final Request request() {
        return TEMPLATE.newBuilder()
                .url(sessions.newBuilder().addPathSegment(sessionId).build())
                .build();
    }

    /** The session of a response, which is read whole. */
    static FloorSession session(Response response, byte[] body) throws IOException {
        if (!response.isSuccessful()) {
            throw new IOException("HTTP " + response.code());
        }
        return FloorParser.session(response.code(), response.header("X-Request-Id"), body);
    }

    FloorSession session(Response response) throws IOException {
        return session(response, response.body().bytes());
    }

    final OkHttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
