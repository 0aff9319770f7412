package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Secret;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
    @Test
    void and_twice_keepsAllThree() {
        Authorization all = Authorization.header("X-Key", Secret.of("made-up-1"))
                .and(Authorization.query("token", Secret.of("made-up-2")))
                .and(Authorization.field("secret", Secret.of("made-up-3")));

        Authorization second = all.other().orElseThrow();
        Authorization third = second.other().orElseThrow();
        assertThat(all.name()).isEqualTo("X-Key");
        assertThat(second.name()).isEqualTo("token");
        assertThat(third.name()).isEqualTo("secret");
        assertThat(third.other()).isEmpty();
    }
}
