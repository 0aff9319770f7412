package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unisession.CallOptions;
import io.unisession.support.RealServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests to real servers, which close idle connections after five seconds, with every pause between them up to
 * fifteen seconds in steps of half a second. Each must succeed, and each request that must not be sent twice must reach
 * the server once, as the server counts.
 */
@Tag("real-servers")
@Timeout(180)
class IdleConnectionsOfServersTest {
    private static final int PAUSES = 31;
    private static final int MILLIS = 500;

    @TempDir
    private Path folder;

    @Test
    void node_withItsDefaults() throws Exception {
        assumeTrue(RealServer.isInstalled("node"), "Node.js is not installed");
        assertEachArrivesOnce(RealServer.node(folder, false), 8);
    }

    @Test
    void node_overTls() throws Exception {
        assumeTrue(RealServer.isInstalled("node"), "Node.js is not installed");
        assertEachArrivesOnce(RealServer.node(folder, true), 8);
    }

    @Test
    void nginx_withAKeepAliveOfFiveSeconds() throws Exception {
        assumeTrue(RealServer.isInstalled("nginx"), "nginx is not installed");
        assertEachArrivesOnce(RealServer.nginx(folder, false), 8);
    }

    @Test
    void nginx_overHttp2_withSevenRequestsPerConnection() throws Exception {
        assumeTrue(RealServer.isInstalled("nginx"), "nginx is not installed");
        // Threads that share an HTTP/2 connection can lose a request when the server closes it: see ADR 8.
        assertEachArrivesOnce(RealServer.nginx(folder, true), 1);
    }

    private static void assertEachArrivesOnce(RealServer started, int threadsInARow) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2 * PAUSES + 8);
        try (RealServer server = started) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int pause = 0; pause < PAUSES; pause++) {
                running.add(threads.submit(withPauses(server, pause, server.client(), "own")));
                running.add(threads.submit(withPauses(server, pause, null, "plain")));
            }
            HttpPipeline shared = pipeline(server, server.client());
            for (int thread = 0; thread < threadsInARow; thread++) {
                running.add(threads.submit(inARow(shared, "row-" + thread)));
            }
            Map<String, Integer> expected = new TreeMap<>();
            for (Future<List<String>> calls : running) {
                calls.get().forEach(path -> expected.put(path, 1));
            }
            shared.close();

            assertThat(server.unrepeatableRequests()).containsExactlyInAnyOrderEntriesOf(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<List<String>> withPauses(RealServer server, int pause, OkHttpClient own, String name) {
        return () -> {
            if (own == null && server.isTls()) {
                return List.of();
            }
            List<String> sent = new ArrayList<>();
            try (HttpPipeline pipeline = pipeline(server, own)) {
                pipeline.call(Operations.GET.request("first"), CallOptions.defaults());
                for (Endpoint endpoint : List.of(Operations.POST, Operations.POST, Operations.PATCH)) {
                    Thread.sleep((long) pause * MILLIS);
                    sent.add(send(pipeline, endpoint, name + "-" + pause + "-" + sent.size()));
                }
                Thread.sleep((long) pause * MILLIS);
                pipeline.call(Operations.GET.request("last"), CallOptions.defaults());
            }
            return sent;
        };
    }

    private static Callable<List<String>> inARow(HttpPipeline pipeline, String name) {
        return () -> {
            List<String> sent = new ArrayList<>();
            for (int call = 0; call < 200; call++) {
                sent.add(send(pipeline, Operations.POST, name + "-" + call));
            }
            return sent;
        };
    }

    private static String send(HttpPipeline pipeline, Endpoint endpoint, String id) {
        pipeline.call(endpoint.request(id), CallOptions.defaults());
        return endpoint.method() + " /things/" + id;
    }

    private static HttpPipeline pipeline(RealServer server, OkHttpClient own) throws IOException {
        TransportSettings.Builder settings = TransportSettings.builder();
        if (own != null) {
            settings.httpClient(own);
        }
        return HttpPipeline.builder("acme", settings.build())
                .baseUrl(server.url())
                .build();
    }
}
