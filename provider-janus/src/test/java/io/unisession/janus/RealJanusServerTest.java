package io.unisession.janus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unisession.testkit.janus.JanusServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** A real Janus server, where it is installed: what {@link FakeJanusServerTest} asks of the fake. */
@Tag("real-servers")
class RealJanusServerTest {
    private static JanusServer numbers;
    private static JanusServer strings;

    @BeforeAll
    static void start() {
        assumeTrue(
                JanusServer.program().isPresent(),
                "skipped, because Janus is not installed: Debian's package is named janus");
        numbers = JanusServer.start(false);
        strings = JanusServer.start(true);
    }

    @AfterAll
    static void close() {
        for (JanusServer server : new JanusServer[] {numbers, strings}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Nested
    class AdminApiWithNumbers extends JanusServerContract {
        @Override
        JanusServerUnderTest janus() {
            return JanusServerUnderTest.of(numbers, true);
        }

        @Override
        boolean hasStringIds() {
            return false;
        }
    }

    @Nested
    class AdminApiWithStrings extends JanusServerContract {
        @Override
        JanusServerUnderTest janus() {
            return JanusServerUnderTest.of(strings, true);
        }

        @Override
        boolean hasStringIds() {
            return true;
        }
    }

    @Nested
    class PublicApiWithNumbers extends JanusServerContract {
        @Override
        JanusServerUnderTest janus() {
            return JanusServerUnderTest.of(numbers, false);
        }

        @Override
        boolean hasStringIds() {
            return false;
        }
    }

    @Nested
    class PublicApiWithStrings extends JanusServerContract {
        @Override
        JanusServerUnderTest janus() {
            return JanusServerUnderTest.of(strings, false);
        }

        @Override
        boolean hasStringIds() {
            return true;
        }
    }
}
