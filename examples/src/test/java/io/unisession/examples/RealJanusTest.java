package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.unisession.CallOptions;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.janus.Janus;
import io.unisession.janus.JanusClient;
import io.unisession.janus.JanusWebhooks;
import io.unisession.testkit.janus.JanusServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example with a real Janus server, where it is installed; its settings are system properties. */
@Tag("real-servers")
class RealJanusTest {
    private JanusServer server;

    @BeforeEach
    void start() {
        assumeTrue(
                JanusServer.program().isPresent(),
                "skipped, because Janus is not installed: Debian's package is named janus");
        server = JanusServer.start(false);
        server.createRoom("1234", "{}");
        server.joinParticipant("1234", "42", "Priya Raman");
    }

    @AfterEach
    void close() {
        System.clearProperty("JANUS_ADMIN_SECRET");
        System.clearProperty("JANUS_API_SECRET");
        if (server != null) {
            server.close();
        }
    }

    @Test
    void sessionExample_adminApi_printsThePeople() {
        System.setProperty("JANUS_ADMIN_SECRET", server.adminSecret());

        ProgramRun run = ProgramRun.of("--provider", "janus", "--session", "1234", "--base-url", server.adminUrl());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outText()).contains("Priya Raman").doesNotContain(server.adminSecret());
    }

    @Test
    void sessionExample_publicApi_printsThePeople() {
        System.setProperty("JANUS_API_SECRET", server.apiSecret());

        ProgramRun run = ProgramRun.of("--provider", "janus", "--session", "1234", "--base-url", server.apiUrl());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outText()).contains("Priya Raman").doesNotContain(server.apiSecret());
    }

    @Test
    void sessionExample_unknownRoom_saysSo() {
        System.setProperty("JANUS_ADMIN_SECRET", server.adminSecret());

        ProgramRun run = ProgramRun.of("--provider", "janus", "--session", "5678", "--base-url", server.adminUrl());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(String.join("\n", run.err())).contains("not found").contains("No such room (5678)");
    }

    @Test
    void watchEvents_receivesWhoJoinedAndLeft() throws Exception {
        BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
        WebhookReceiver receiver =
                JanusWebhooks.builder().credentials("hook", "made-up-password").build();
        HttpServer webhook = WatchEvents.start(receiver, events::add);
        try (JanusServer sending =
                JanusServer.startWithEvents(WatchEvents.address(webhook), "hook", "made-up-password")) {
            sending.createRoom("1234", "{}");
            sending.joinParticipant("1234", "42", "Priya Raman");

            SessionEvent joined = next(events, SessionEventType.PARTICIPANT_JOINED);
            assertThat(joined.sessionId()).contains("1234");
            assertThat(joined.participant().orElseThrow().name()).contains("Priya Raman");
            assertThat(joined.occurredAt()).isPresent();
            assertThat(joined.unreadableFields()).isEmpty();

            try (JanusClient client = Janus.builder()
                    .adminSecret(sending.adminSecret())
                    .baseUrl(sending.adminUrl())
                    .build()) {
                client.removeParticipant("1234", "42", CallOptions.defaults());
            }
            SessionEvent left = next(events, SessionEventType.PARTICIPANT_LEFT);
            assertThat(left.reason()).contains("kicked");
            assertThat(left.participant().orElseThrow().id()).contains("42");
        } finally {
            webhook.stop(0);
        }
    }

    private static SessionEvent next(BlockingQueue<SessionEvent> events, SessionEventType type) throws Exception {
        SessionEvent event;
        do {
            event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("the next event").isNotNull();
        } while (event.type() != type);
        return event;
    }
}
