package io.unisession.benchmarks.subject;

import io.unisession.benchmarks.server.MemorySockets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Where a subject sends its calls, and for what.
 *
 * @param baseUrl the address, or {@code memory:} for sockets in memory
 * @param what the session's id, or the path
 */
record Target(String baseUrl, String what) {
    private static final String MEMORY = "memory:";
    private static final String NOWHERE = "http://127.0.0.1:80";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    /** Both in one word, as they come to another process, with a bar between them. */
    static Target parse(String text) {
        int bar = text.indexOf('|');
        String base = text.substring(0, bar);
        return new Target(base.equals(MEMORY) ? NOWHERE : base, text.substring(bar + 1));
    }

    /** Where the sockets are those in memory: a client over them, for UniSession to take. */
    static Optional<OkHttpClient> clientInMemory(String text) {
        return text.startsWith(MEMORY)
                ? Optional.of(new OkHttpClient.Builder()
                        .socketFactory(new MemorySockets())
                        .build())
                : Optional.empty();
    }

    /** A client as one makes it by hand: one limit for the whole call, as UniSession has, and no others. */
    static OkHttpClient clientByHand(String text) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .callTimeout(CALL_TIMEOUT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        if (text.startsWith(MEMORY)) {
            builder.socketFactory(new MemorySockets());
        }
        return builder.build();
    }
}
