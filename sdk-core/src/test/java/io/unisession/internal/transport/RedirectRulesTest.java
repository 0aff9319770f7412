package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.internal.text.Redactor;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a response may send a request on, also from https, which no test server here speaks. */
class RedirectRulesTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://b.example/y",
        "https://b.example/x, https://a.example/y",
        "https://a.example/x, https://a.example:8443/y",
        "http://127.0.0.1:1/x, http://localhost:2/y",
        "http://127.0.0.1:1/x, https://a.example/y"
    })
    void toTheBaseUrlOrAnOriginThatIsAllowed_isFollowed(String from, String to) {
        assertThat(target(from, to)).contains(HttpUrl.get(to));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://c.example/y",
        "https://a.example/x, https://a.example:444/y",
        "https://a.example/x, https://b.example.evil.example/y",
        "http://127.0.0.1:1/x, http://localhost:3/y"
    })
    void toAnyOtherOrigin_isNotFollowed(String from, String to) {
        assertThat(target(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, http://localhost:2/x",
        "https://a.example/x, http://a.example/x",
        "https://a.example/x, http://127.0.0.1/x",
        "http://127.0.0.1:1/x, http://a.example/y"
    })
    void toALessSafeUrl_isNotFollowed(String from, String to) {
        assertThat(target(from, to)).isEmpty();
    }

    @Test
    void relativeLocation_isResolved() {
        assertThat(target("https://a.example/x/y?z", "../w")).contains(HttpUrl.get("https://a.example/w"));
    }

    private static Optional<HttpUrl> target(String from, String location) {
        List<String> allowed = List.of("https://b.example", "https://a.example:8443", "http://localhost:2");
        return RedirectRules.of(BaseUrl.parse("https://a.example/v1"), allowed)
                .target("GET", HttpUrl.get(from), redirect(location));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/, true",
        "https://a.example, https://A.EXAMPLE:443/x, true",
        "https://a.example, http://a.example, false",
        "https://a.example, https://a.example:8443, false",
        "https://a.example, https://b.example, false",
        "https://a.example, https://a.example.evil.example, false"
    })
    void origin_isSchemeHostAndPort(String one, String other, boolean same) {
        assertThat(BaseUrl.parse(one).isOriginOf(HttpUrl.get(other))).isEqualTo(same);
    }

    private static Exchange redirect(String location) {
        return new Exchange(
                302, Headers.of("Location", location), null, BodyBytes.kept(new byte[0]), null, Redactor.of(List.of()));
    }
}
