package io.unisession.janus;

import io.unisession.testkit.janus.FakeJanus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The fake, undisturbed: what {@link RealJanusServerTest} asks of a real server. */
class FakeJanusServerTest {
    private static FakeJanus numbers;
    private static FakeJanus strings;

    @BeforeAll
    static void start() {
        numbers = FakeJanus.start();
        strings = FakeJanus.builder().stringIds().start();
    }

    @AfterAll
    static void close() {
        for (FakeJanus server : new FakeJanus[] {numbers, strings}) {
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
