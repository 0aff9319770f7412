package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    /** The parts of an address are kept from one to the next; one too many or too few of them would lead elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "https://api.example.com/",
                "https://api.example.com/webrtc/v1",
                "https://api.example.com/webrtc/v1/",
                "http://127.0.0.1:8080/a%20b"
            })
    void resolve_oneAfterAnother_isTheBaseAndThePath(String base) {
        BaseUrl url = BaseUrl.parse(base);
        List<String> paths = List.of(
                "/sessions",
                "/sessions/1",
                "/sessions/2",
                "/sessions/",
                "/sessions/2/end",
                "/sessions/2/participants/3",
                "/sessions/3/participants/3",
                "/sessions/3/participants/",
                "/sessions/a%2Fb",
                "/sessions/%252e%252e",
                "/sessions/~a-b_c.d",
                "/",
                "/sessions");

        for (String path : paths) {
            assertThat(url.resolve(path)).hasToString(url + path);
        }
    }

    @Test
    void resolve_theSameAgain_isTheSame() {
        BaseUrl url = BaseUrl.parse("https://api.example.com/v1");

        assertThat(url.resolve("/sessions/1")).isEqualTo(url.resolve("/sessions/1"));
    }
}
