package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.error.SessionException;
import io.unisession.http.RetryPolicy;
import io.unisession.testkit.FakeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/**
 * No answer, whatever became of its bytes, gives anything but a session or an error of the tree. The same answers on each run; a campaign tries more,
 * and others, by the system properties {@code fuzz.rounds} and {@code fuzz.seed}.
 */
interface FuzzContract extends ContractPart {
    /**
     * The documented answer and the provider's own errors, mangled.
     *
     * @throws IOException if no port is free
     */
    @Test
    default void getSession_mangledAnswer_isASessionOrAnErrorOfTheTree() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20260101);
        int rounds = Integer.getInteger("fuzz.rounds", 500);
        Mangler mangler = new Mangler(new SplittableRandom(seed));
        try (FakeService service = provider().startService();
                MangledService mangled = new MangledService();
                SessionClient client = mangled.client(provider(), service)) {
            for (int round = 0; round < rounds; round++) {
                mangled.status = mangler.any(List.of(200, 200, 200, 200, 200, 201, 400, 401, 404, 422, 429, 503));
                mangled.body = mangler.mangle(document(mangled.status));
                try {
                    look(client.getSession(provider().expected().id()));
                } catch (SessionException anError) {
                    assertThat(anError.getMessage())
                            .startsWith(client.provider() + " getSession failed: ")
                            .doesNotContain("\n");
                } catch (RuntimeException | AssertionError fault) {
                    throw new AssertionError(
                            "round " + round + " of seed " + seed + ": HTTP " + mangled.status + ", body in Base64: "
                                    + Base64.getEncoder().encodeToString(mangled.body),
                            fault);
                }
            }
        }
    }

    private byte[] document(int status) {
        String document = status < 300 ? provider().body() : provider().errorBody("the words of the provider");
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** Whatever a session holds can be looked at. */
    private static void look(Session session) {
        assertThat(session.id()).isNotBlank();
        assertThat(session.toString()).isNotEmpty();
        assertThat(Set.of(session)).hasSize(1);
        session.duration();
        session.participants().forEach(participant -> {
            participant.firstJoinedAt();
            participant.lastLeftAt();
            participant.timePresent(Instant.EPOCH);
            assertThat(participant.toString()).isNotEmpty();
        });
        for (String pointer : session.raw().pointers()) {
            session.raw().text(pointer);
            session.raw().number(pointer);
        }
    }

    /** A service that answers every request with the bytes at hand, JSON or not. */
    final class MangledService implements AutoCloseable {
        private final MockWebServer server = new MockWebServer();
        private final ConnectionPool connections = new ConnectionPool();
        private volatile int status = 200;
        private volatile byte[] body = new byte[0];

        private MangledService() throws IOException {
            server.setServerSocketFactory(new Undelayed());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .code(status)
                            .body(new Buffer().write(body))
                            .build();
                }
            });
            server.start(InetAddress.getLoopbackAddress(), 0);
        }

        private SessionClient client(ProviderUnderTest provider, FakeService service) {
            SessionClientBuilder<?, ?> builder = provider.clientBuilder(service);
            builder.retryPolicy(RetryPolicy.none());
            builder.baseUrl(
                    "http://127.0.0.1:" + server.getPort() + service.baseUrl().getPath());
            builder.httpClient(
                    new OkHttpClient.Builder().connectionPool(connections).build());
            return builder.build();
        }

        @Override
        public void close() {
            connections.evictAll();
            server.close();
        }
    }

    /** Sockets that send at once. Others wait for more to send with it, forty milliseconds for each answer. */
    final class Undelayed extends ServerSocketFactory {
        private Undelayed() {}

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket accepted = super.accept();
                    accepted.setTcpNoDelay(true);
                    return accepted;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException("the server binds its socket itself");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException("the server binds its socket itself");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException("the server binds its socket itself");
        }
    }

    /** Changes bytes in the ways in which faults and enemies do. The same seed makes the same changes, on every machine. */
    final class Mangler {
        private static final int MOST_CHANGES = 3;
        private static final int LONGEST_PIECE = 40;

        /** What parsers stumble over. */
        private static final List<String> STUMBLING_BLOCKS = List.of(
                "null",
                "true",
                "-1",
                "0",
                "1e999999999",
                "1e99999999999",
                "-0.0",
                "9".repeat(30),
                "9".repeat(1001),
                "[",
                "[".repeat(300),
                "{\"a\":".repeat(300),
                "]",
                "}",
                "{",
                ",",
                ":",
                "\"",
                "\\",
                "\\u",
                "\\ud800",
                "\\u0000",
                "\u0000",
                "\uFEFF",
                "\u202e",
                "é",
                "\n",
                " ",
                "/*",
                "NaN",
                "\"id\":",
                "\"id\":null,",
                "\"id\":{},",
                "<html>",
                "9999999-01-01T00:00:00Z",
                "2026-02-30T00:00:00.000Z",
                "+1000000000-01-01T00:00:00Z",
                "-62135596800000000");

        private final SplittableRandom random;

        private Mangler(SplittableRandom random) {
            this.random = random;
        }

        private <T> T any(List<T> things) {
            return things.get(random.nextInt(things.size()));
        }

        private byte[] mangle(byte[] bytes) {
            byte[] result = bytes;
            for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
                result = change(result);
            }
            return result;
        }

        private byte[] change(byte[] bytes) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + random.nextInt(LONGEST_PIECE));
            byte[] block = any(STUMBLING_BLOCKS).getBytes(StandardCharsets.UTF_8);
            byte[] octet = {(byte) random.nextInt(256)};
            return switch (random.nextInt(8)) {
                case 0 -> spliced(bytes, at, Math.min(bytes.length, at + 1), octet);
                case 1 -> spliced(bytes, at, at, octet);
                case 2 -> spliced(bytes, at, end, new byte[0]);
                case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
                case 4 -> spliced(bytes, at, at, block);
                case 5 -> spliced(bytes, at, end, block);
                case 6 -> value(bytes, at, block);
                default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            };
        }

        /** Another value behind the next colon, so that the answer may stay JSON. */
        private static byte[] value(byte[] bytes, int at, byte[] block) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int colon = text.indexOf(':', at);
            int comma = text.indexOf(',', colon);
            return colon < 0 || comma < 0 ? bytes : spliced(bytes, colon + 1, comma, block);
        }

        private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            result.write(bytes, 0, from);
            result.writeBytes(piece);
            result.write(bytes, to, bytes.length - to);
            return result.toByteArray();
        }
    }
}
