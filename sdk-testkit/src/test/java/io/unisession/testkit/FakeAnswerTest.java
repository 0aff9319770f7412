package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAnswerTest {

    @Test
    void withHeader_leavesTheAnswerItWasCalledOnAlone() {
        FakeAnswer plain = FakeAnswer.json(429, "{}");

        FakeAnswer limited = plain.withHeader("Retry-After", "1");

        assertThat(limited).isNotEqualTo(plain);
        assertThat(plain).isEqualTo(FakeAnswer.json(429, "{}")).hasSameHashCodeAs(FakeAnswer.json(429, "{}"));
        assertThat(limited.headers()).hasSize(2);
    }

    @Test
    void withHeader_contentType_isReplaced() {
        assertThat(FakeAnswer.json(200, "{}")
                        .withHeader("content-type", "text/html")
                        .headers())
                .hasSize(1);
    }

    @Test
    void withHeader_onNothing_isRefused() {
        assertThatThrownBy(() -> FakeAnswer.stall().withHeader("X", "y")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199, 600})
    void status_outsideOfWhatCanBeAnswered_isRefused(int status) {
        assertThatThrownBy(() -> FakeAnswer.empty(status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(status));
    }

    @Test
    void truncated_ofNothing_isRefused() {
        assertThatThrownBy(() -> FakeAnswer.truncated(200, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printed_showsNoBody() {
        assertThat(FakeAnswer.json(200, "{\"token\":\"canary\"}").toString())
                .isEqualTo("FakeAnswer[200, connection kept, 18 characters]");
        assertThat(FakeAnswer.reset().toString()).isEqualTo("FakeAnswer[nothing, connection reset, 0 characters]");
    }
}
