package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import io.unisession.support.RawService;
import io.unisession.support.Things;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program whose main method returns without closing its client ends all the same. */
class ExitTest {
    private static final int SECONDS_TO_END = 30;

    @Test
    void mainThatDoesNotClose_ends() throws Exception {
        byte[] session =
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"7\"}".getBytes(StandardCharsets.US_ASCII);
        try (RawService service = new RawService(line -> {
            while (line.readRequest() != null) {
                line.send(session);
            }
        })) {
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            String.valueOf(service.port()))
                    .redirectErrorStream(true)
                    .start();
            try {
                assertThat(program.waitFor(SECONDS_TO_END, TimeUnit.SECONDS))
                        .as("the program ended by itself")
                        .isTrue();
                String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(said).contains("blocking 7").contains("async 7");
                assertThat(program.exitValue()).isZero();
            } finally {
                program.destroyForcibly();
            }
        }
    }

    /**
     * Uses all that has threads: connections that are kept, look-ups of hosts, async calls, and an async call that is
     * still under way.
     */
    static final class Program {
        private static final Endpoint GET = Endpoint.get("getSession", "/sessions/{sessionId}");

        private Program() {}

        public static void main(String[] arguments) {
            HttpPipeline pipeline = HttpPipeline.builder(
                            "acme", TransportSettings.builder().build())
                    .baseUrl("http://localhost:" + arguments[0])
                    .build();
            SessionBackend backend = new SessionBackend() {
                @Override
                public Session getSession(String sessionId, CallOptions options) {
                    return pipeline.call(GET.request(sessionId), options, Things::session);
                }

                @Override
                public void close() {
                    pipeline.close();
                }
            };
            SessionClient client =
                    new ProviderClient(backend, ProviderSettings.builder("acme").build());
            System.out.println("blocking " + client.getSession("7").id());
            System.out.println("async " + client.async().getSession("7").join().id());
        }
    }
}
