package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @Test
    void requireId_anyText_isItself() {
        assertThat(Endpoint.requireId("roomId", "a/b ä?")).isEqualTo("a/b ä?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", ".", "..", "\ud83d"})
    void requireId_invalidForAPath_isRejected(String id) {
        assertThatThrownBy(() -> Endpoint.requireId("roomId", id)).isInstanceOf(IllegalArgumentException.class);
    }
}
