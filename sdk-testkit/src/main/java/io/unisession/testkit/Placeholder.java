package io.unisession.testkit;

import mockwebserver3.MockWebServer;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Stands in this package until its first class comes. */
public class Placeholder {
    /** Made by JUnit. */
    public Placeholder() {}

    /** The contract. */
    @Test
    void contract() {
        assertPort(new MockWebServer()).isNotNull();
    }

    /**
     * Asserts on a server.
     *
     * @param server a server
     * @return an assertion on its name
     */
    public static AbstractStringAssert<?> assertPort(MockWebServer server) {
        return Assertions.assertThat(server.toString());
    }
}
