package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.ResponseMetadata;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.error.SessionException;
import io.unisession.support.Mutator;
import io.unisession.support.RawService;
import io.unisession.support.Things;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Responses with random faults, the same on each run: a session or an error of the tree comes of each. A campaign tries
 * more, and others: {@code mvn -pl sdk-core test -Dtest=FuzzTest -DargLine="-Dfuzz.rounds=1000000 -Dfuzz.seed=42"}.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260101);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 10_000);
    private static final int ROUNDS_ON_THE_WIRE = Integer.getInteger("fuzz.rounds", 800);

    private static final List<byte[]> BODIES = bytes(
            "{\"id\":\"7\",\"label\":\"weekly \\u00e9\",\"at\":1700000000,\"end\":\"2022-02-22T07:26:43.863Z\",\"count\":3,\"live\":true,"
                    + "\"people\":[{\"n\":1},{\"n\":\"2\"}],\"new\":{\"a\":[1,2.5,null,{\"b\":\"c\"}]}}",
            "{\"at\":\"1700000000.25\",\"people\":null,\"count\":\"12\",\"id\":42,\"end\":\"2022-02-22T07:26:43+05:45\"}",
            "[{\"id\":\"7\"}]");

    private static final List<byte[]> RESPONSES = bytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: 7f3a\r\nContent-Length: 23\r\n\r\n{\"id\":\"7\",\"at\":1700000}\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"id\":\"7\"}\r\n0\r\n\r\n",
            "HTTP/1.1 503 Unavailable\r\nRetry-After: 7\r\nContent-Length: 29\r\n\r\n{\"error\":{\"message\":\"later\"}}",
            "HTTP/1.1 422 No\r\nContent-Length: 58\r\n\r\n{\"code\":\"c\",\"message\":\"m\",\"errors\":[{\"field\":\"f\",\"message\":1}]}",
            "HTTP/1.1 429 Slow\r\nRetry-After: Fri, 31 Dec 2027 23:59:59 GMT\r\nContent-Length: 4\r\n\r\nslow",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 103 Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"7\"}");

    @Test
    void mutatedJson_isASessionOrInvalidResponse() {
        Mutator mangler = new Mutator(SEED);
        int sessions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mangler.mangle(mangler.any(BODIES));
            try {
                Session session = Things.session(new ApiResponse(
                        body,
                        ResponseMetadata.builder().httpStatus(200).attempts(1).build()));
                sessions++;
                read(session);
                if (!session.raw().pointers().isEmpty()) {
                    // Two readers, of which one builds a tree, agree on what they read.
                    assertThat(session.raw().text("/id")).contains(session.id());
                }
            } catch (IOException | IllegalStateException noSession) {
                // As it may be.
            } catch (RuntimeException | AssertionError fault) {
                throw fault(round, body, fault);
            }
        }
        assertThat(sessions).as("rounds that came through").isBetween(ROUNDS / 50, ROUNDS - ROUNDS / 50);
    }

    @Test
    void mutatedHttp_isASessionOrASessionException() throws IOException {
        AtomicReference<byte[]> response = new AtomicReference<>();
        TransportSettings settings = TransportSettings.builder()
                .timing(new VirtualTiming())
                .retryPolicy(RetryPolicy.none())
                .attemptTimeout(Duration.ofSeconds(20))
                .build();
        Mutator mangler = new Mutator(SEED);
        int sessions = 0;
        try (RawService service = new RawService(line -> {
                    while (line.readRequest() != null) {
                        line.send(response.get());
                        return;
                    }
                });
                HttpPipeline pipeline = HttpPipeline.builder("acme", settings)
                        .baseUrl(service.url())
                        .errors(ErrorFormat.builder()
                                .failedWhen("/success", "false")
                                .build())
                        .build()) {
            for (int round = 0; round < ROUNDS_ON_THE_WIRE; round++) {
                response.set(mangler.mangle(mangler.any(RESPONSES)));
                try {
                    read(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session));
                    sessions++;
                } catch (SessionException anError) {
                    assertThat(anError.getMessage())
                            .startsWith("acme getThing failed: ")
                            .doesNotContain("\n");
                } catch (RuntimeException | AssertionError fault) {
                    throw fault(round, response.get(), fault);
                }
            }
        }
        assertThat(sessions).as("rounds that came through").isPositive();
    }

    /** Whatever a session holds can be looked at. */
    private static void read(Session session) {
        assertThat(session.toString()).isNotEmpty();
        assertThat(session).isEqualTo(session).hasSameHashCodeAs(session);
        session.duration();
        for (String pointer : session.raw().pointers()) {
            session.raw().text(pointer);
            session.raw().number(pointer);
        }
    }

    private static AssertionError fault(int round, byte[] response, Throwable fault) {
        return new AssertionError(
                "round " + round + " of seed " + SEED + ", response in Base64: "
                        + Base64.getEncoder().encodeToString(response),
                fault);
    }

    private static List<byte[]> bytes(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
