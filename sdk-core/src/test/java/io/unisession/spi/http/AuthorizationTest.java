package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void header_valueWithTheSameWordTwice_isRejectedWithoutShowingIt() {
        assertThatThrownBy(() -> Authorization.header("Authorization", Secret.of("made-up-1 made-up-1 more")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the token without that word")
                .hasMessageNotContaining("made-up-1");
    }
}
