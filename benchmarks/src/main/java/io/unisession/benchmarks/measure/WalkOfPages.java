package io.unisession.benchmarks.measure;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.benchmarks.server.MemorySockets;
import io.unisession.benchmarks.server.Responses;
import io.unisession.capability.SessionListing;
import io.unisession.videosdk.VideoSdk;
import java.lang.management.ManagementFactory;
import okhttp3.OkHttpClient;

/**
 * Walks over a hundred thousand sessions and tells how much memory is alive after the first thousand pages and in the
 * last.
 */
public final class WalkOfPages {
    private static final int THOUSAND = 1_000;

    private WalkOfPages() {}

    /** Takes nothing. */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) {
        OkHttpClient memory =
                new OkHttpClient.Builder().socketFactory(new MemorySockets()).build();
        try (SessionClient client = VideoSdk.builder()
                .token("made-up-token")
                .baseUrl("http://127.0.0.1:80")
                .httpClient(memory)
                .build()) {
            long first = 0;
            long last = 0;
            long sessions = 0;
            long end = (long) Responses.pages() * Responses.pageSize();
            for (Session session : client.require(SessionListing.class).listSessions()) {
                if (!session.id().isEmpty()) {
                    sessions++;
                }
                if (sessions == (long) THOUSAND * Responses.pageSize()) {
                    first = live();
                }
                if (sessions == end) {
                    last = live();
                }
            }
            System.out.println("walk " + sessions + " " + first + " " + last);
        }
        System.exit(0);
    }

    private static long live() {
        for (int index = 0; index < 3; index++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
