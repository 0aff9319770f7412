package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.error.SessionException;
import io.unisession.testkit.FakeService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes arrive, a call returns a session or throws a {@code SessionException}. Each run sends the same
 * responses; set the system properties {@code fuzz.rounds} and {@code fuzz.seed} to send more, or others.
 */
interface FuzzContract extends ContractPart {
    /**
     * The documented response and the provider's error bodies, mutated, give a session or a {@code SessionException}.
     *
     * @throws IOException if no port is free
     */
    @Test
    default void getSession_mutatedResponse_isASessionOrASessionException() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20260101);
        int rounds = Integer.getInteger("fuzz.rounds", 500);
        Mutator mutator = new Mutator(new SplittableRandom(seed));
        try (FakeService service = provider().startService();
                MutatedService mutated = new MutatedService();
                SessionClient client = mutated.client(provider(), service)) {
            for (int round = 0; round < rounds; round++) {
                int status = mutator.any(List.of(200, 200, 200, 200, 200, 201, 400, 401, 404, 422, 429, 503));
                byte[] body = mutator.mutate(document(status));
                mutated.respondWith(status, body);
                try {
                    look(client.getSession(provider().expected().id()));
                } catch (SessionException anError) {
                    assertThat(anError.getMessage())
                            .matches(client.provider() + " [a-zA-Z]+ failed: .+")
                            .doesNotContain("\n");
                } catch (RuntimeException | AssertionError fault) {
                    throw new AssertionError(
                            "round " + round + " of seed " + seed + ": HTTP " + status + ", body in Base64: "
                                    + Base64.getEncoder().encodeToString(body),
                            fault);
                }
            }
        }
    }

    private byte[] document(int status) {
        String document = status < 300 ? provider().body() : provider().errorBody("the words of the provider");
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads everything that the session holds, which must not throw. */
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
}
