package io.unisession.benchmarks.subject;

import java.io.EOFException;
import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * A floor that reads the body into one array of the length that the service announced, which {@code bytes()} of OkHttp
 * does not.
 */
public final class FloorWithOneArray extends Floor {
    /** A floor over a target. */
    public FloorWithOneArray(String target) {
        super(target);
    }

    @Override
    FloorSession session(Response response) throws IOException {
        byte[] body = new byte[(int) response.body().contentLength()];
        BufferedSource source = response.body().source();
        int filled = 0;
        while (filled < body.length) {
            int read = source.read(body, filled, body.length - filled);
            if (read < 0) {
                throw new EOFException();
            }
            filled += read;
        }
        return session(response, body);
    }
}
