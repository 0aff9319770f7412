package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.RetryPolicy;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.janus.FakeJanus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Janus session and its handle that a client of the public API opens, reuses and closes. */
class HandleTest {
    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeJanus fake =
            FakeJanus.builder().withoutAdminApi().clock(clock).start();
    private final JanusClient client = Janus.builder()
            .baseUrl(fake.apiUrl())
            .apiSecret(fake.apiSecret())
            .timing(clock.timing())
            .build();

    @BeforeEach
    void join() {
        fake.joinParticipant("1234", "41", "Priya");
    }

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void client_noCall_opensNothing() {
        assertThat(fake.requestCount()).isZero();
        client.close();
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void calls_severalInARow_shareOneHandle() {
        client.getSession("1234");
        client.getSession("1234");

        assertThat(paths()).hasSize(4);
        assertThat(paths().get(0)).isEqualTo("/janus/");
        assertThat(paths().get(1)).matches("/janus/[0-9]+");
        assertThat(paths().get(2)).matches("/janus/[0-9]+/[0-9]+").isEqualTo(paths().get(3));
        assertThat(fake.openHandles()).isEqualTo(1);
    }

    @Test
    void calls_manyAtOnce_shareOneHandle() {
        List<CompletableFuture<?>> calls = Stream.<CompletableFuture<?>>generate(
                        () -> client.async().getSession("1234"))
                .limit(32)
                .toList();
        calls.forEach(CompletableFuture::join);

        assertThat(fake.openSessions()).isEqualTo(1);
        assertThat(fake.openHandles()).isEqualTo(1);
        assertThat(fake.requestCount()).isEqualTo(34);
    }

    @Test
    void call_afterTheSessionTimedOut_opensAnother() {
        client.getSession("1234");
        clock.advance(Duration.ofMinutes(5));

        assertThat(client.getSession("1234").participants()).hasSize(1);
        assertThat(fake.openSessions()).isEqualTo(1);
        assertThat(fake.requestCount()).isEqualTo(7);
    }

    @Test
    void close_openHandle_closesTheSession() {
        client.getSession("1234");
        client.close();

        assertThat(fake.openSessions()).isZero();
        int sent = fake.requestCount();
        client.close();
        assertThat(fake.requestCount()).isEqualTo(sent);
    }

    @Test
    void close_serverGone_doesNotFail() {
        client.getSession("1234");
        fake.enqueue(FakeResponse.reset());

        client.close();

        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void close_ofAnInterruptedThread_closesTheSession() {
        client.getSession("1234");
        Thread.currentThread().interrupt();

        client.close();

        assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
        assertThat(fake.openSessions()).isZero();
    }

    @Test
    void open_interruptedBeforeItHasAHandle_leavesNoSession() {
        Thread caller = Thread.currentThread();
        AtomicBoolean first = new AtomicBoolean(true);
        fake.beforeHandling(request -> {
            if (request.body().contains("attach") && first.getAndSet(false)) {
                caller.interrupt();
            }
            return request;
        });

        assertThatThrownBy(() -> client.getSession("1234"))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        failure -> assertThat(failure.sent()).isEqualTo(Sent.NO));

        assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
        assertThat(fake.openSessions()).isZero();
        assertThat(client.getSession("1234").id()).isEqualTo("1234");
    }

    @Test
    void open_handleIsRefused_leavesNoSession() {
        fake.enqueue(request -> request.body().contains("attach"), FakeResponse.json(200, "{}"));

        assertThatThrownBy(() -> client.getSession("1234")).isInstanceOf(InvalidResponseException.class);

        assertThat(fake.openSessions()).isZero();
    }

    @Test
    void open_wrongSecret_failsAndIsTriedAgain() {
        try (JanusClient other =
                Janus.builder().baseUrl(fake.apiUrl()).apiSecret("wrong").build()) {
            assertThatThrownBy(() -> other.getSession("1234")).isExactlyInstanceOf(AuthenticationException.class);
            assertThatThrownBy(() -> other.getSession("1234")).isExactlyInstanceOf(AuthenticationException.class);
        }
        assertThat(fake.openSessions()).isZero();
    }

    @Test
    void open_noSuchId_isInvalid() {
        fake.enqueue(FakeResponse.json(200, "{\"janus\":\"success\",\"data\":{\"id\":\"../admin\"}}"));

        assertThatThrownBy(() -> client.getSession("1234"))
                .hasMessageContaining("it has no Janus session id or handle id");
    }

    @Test
    void adminApi_off_cannotBeUsed() {
        try (JanusClient admin = Janus.builder()
                .baseUrl(fake.adminUrl())
                .adminSecret(fake.adminSecret())
                .build()) {
            assertThatThrownBy(() -> admin.getSession("1234"))
                    .hasMessage("janus getSession failed: HTTP 404 unknown path; check the base URL");
        }
        try (JanusClient admin = Janus.builder()
                .baseUrl("http://127.0.0.1:1/admin")
                .adminSecret("any")
                .retryPolicy(RetryPolicy.none())
                .build()) {
            assertThatThrownBy(() -> admin.getSession("1234")).isInstanceOf(TransportException.class);
        }
    }

    private List<String> paths() {
        return fake.requests().stream().map(ReceivedRequest::path).toList();
    }
}
