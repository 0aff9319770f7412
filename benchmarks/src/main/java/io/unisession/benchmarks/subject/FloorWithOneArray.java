package io.unisession.benchmarks.subject;

import java.io.IOException;
import okhttp3.Response;

/** A floor that reads the body into one array of the length that the service announced, which {@code bytes()} of OkHttp does not. */
public final class FloorWithOneArray extends Floor {
    /** A floor over a target. */
    public FloorWithOneArray(String target) {
        super(target);
    }

    @Override
    FloorSession session(Response response) throws IOException {
        byte[] body = new byte[(int) response.body().contentLength()];
        response.body().source().readFully(body);
        return session(response, body);
    }
}
