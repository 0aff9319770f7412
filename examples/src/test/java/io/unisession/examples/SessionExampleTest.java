package io.unisession.examples;

import org.junit.jupiter.api.Test;

class SessionExampleTest {
    @Test
    void runs() {
        SessionExample.main();
    }
}
