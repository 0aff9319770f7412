package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeResponseTest {

    @Test
    void withHeader_doesNotChangeTheOriginal() {
        FakeResponse plain = FakeResponse.json(429, "{}");

        FakeResponse limited = plain.withHeader("Retry-After", "1");

        assertThat(plain.headers()).hasSize(1);
        assertThat(limited.headers()).hasSize(2);
    }

    @Test
    void withHeader_contentType_isReplaced() {
        assertThat(FakeResponse.json(200, "{}")
                        .withHeader("content-type", "text/html")
                        .headers())
                .hasSize(1);
    }

    @Test
    void withHeader_onNothing_isRejected() {
        assertThatThrownBy(() -> FakeResponse.stall().withHeader("X", "y")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199, 600})
    void status_outsideOfWhatCanBeSent_isRejected(int status) {
        assertThatThrownBy(() -> FakeResponse.empty(status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(status));
    }

    @Test
    void truncated_emptyBody_isRejected() {
        assertThatThrownBy(() -> FakeResponse.truncated(200, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_showsNoBody() {
        assertThat(FakeResponse.json(200, "{\"token\":\"canary\"}").toString())
                .isEqualTo("FakeResponse[200, connection kept, 18 characters]");
        assertThat(FakeResponse.reset().toString()).isEqualTo("FakeResponse[nothing, connection reset, 0 characters]");
    }
}
