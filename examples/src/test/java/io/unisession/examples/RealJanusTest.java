package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unisession.testkit.janus.JanusServer;
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
}
