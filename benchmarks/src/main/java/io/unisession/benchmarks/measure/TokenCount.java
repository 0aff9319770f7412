package io.unisession.benchmarks.measure;

import io.unisession.SessionClient;
import io.unisession.benchmarks.server.MemorySockets;
import io.unisession.benchmarks.server.Responses;
import io.unisession.videosdk.VideoSdk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;

/** Counts the tokens that many threads need. */
public final class TokenCount {
    private static final int THREADS = 64;
    private static final int CALLS = 500;

    private TokenCount() {}

    /** Takes nothing. */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws Exception {
        MemorySockets memory = new MemorySockets();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (SessionClient client = VideoSdk.builder()
                .credentials("made-up-key", "made-up-secret-of-thirty-two-characters")
                .baseUrl("http://127.0.0.1:80")
                .httpClient(new OkHttpClient.Builder().socketFactory(memory).build())
                .build()) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(pool.submit(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        client.getSession(Responses.SMALL);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        System.out.println("tokens " + memory.credentials().size() + " " + THREADS + " " + (long) THREADS * CALLS);
        System.exit(0);
    }
}
