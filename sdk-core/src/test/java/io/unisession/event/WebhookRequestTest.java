package io.unisession.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookRequestTest {
    private static final WebhookRequest REQUEST = request("{}");

    private static WebhookRequest request(String body) {
        return WebhookRequest.of(body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void header_isFoundInAnyCase() {
        WebhookRequest request = WebhookRequest.of(new byte[0], Map.of("X-Signature", List.of("abc")));

        assertThat(request.header("x-signature")).contains("abc");
        assertThat(request.header("x-other")).isEmpty();
    }

    @Test
    void header_givenTwice_isEmpty() {
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("X-Signature", List.of("abc"));
        headers.put("x-signature", List.of("def"));

        WebhookRequest twoSpellings = WebhookRequest.of(new byte[0], headers);
        assertThat(twoSpellings.header("X-Signature")).as("under two spellings").isEmpty();
        assertThat(twoSpellings.headers().get("X-SIGNATURE")).containsExactly("abc", "def");
        assertThat(WebhookRequest.of(new byte[0], Map.of("X-Signature", List.of("abc", "def")))
                        .header("X-Signature"))
                .as("with two values")
                .isEmpty();
    }

    @Test
    void headers_cannotBeChanged() {
        assertThatThrownBy(() -> REQUEST.headers().put("X-Signature", List.of("forged")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void withMethod_isKeptAsItArrived() {
        assertThat(REQUEST.method()).isEqualTo("POST");
        assertThat(REQUEST.withMethod("get").method()).isEqualTo("get");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/hook?secret=abc&session=s-1,   abc",
        "https://a.example/hook?session=s-1&secret=abc,   abc",
        "https://a.example/hook?s%65cret=a%20b+c%C3%A9,   a b cé",
        "https://a.example/hook?secret=a=b,               a=b",
        "https://a.example/hook?secret=,                  ''",
        "https://a.example/hook?secret=%61bc,             abc",
        "https://a.example/hook?secret=+bc,               ' bc'",
        "/hook?secret=abc,                                abc",
        "?secret=abc,                                     abc",
    })
    void queryParameter_isDecoded(String url, String value) {
        assertThat(REQUEST.withUrl(url).queryParameter("secret")).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/hook",
        "https://a.example/hook?",
        "https://a.example/hook?secret",
        "https://a.example/hook?Secret=abc",
        "https://a.example/hook?secret=abc&secret=abc",
        "https://a.example/hook?secret=%zz",
        "https://a.example/secret=abc",
    })
    void queryParameter_missingMalformedOrTwice_isEmpty(String url) {
        assertThat(REQUEST.withUrl(url).queryParameter("secret")).isEmpty();
    }

    @Test
    void queryParameter_withoutUrl_isEmpty() {
        assertThat(REQUEST.queryParameter("secret")).isEmpty();
    }

    @Test
    void formParameters_areThoseOfTheBody_orOfTheQueryForGet() throws Exception {
        WebhookRequest request = request("RoomSid=RM1&Empty=&Flag&=lost&Tag=b&Tag=a&Tag=b&Name=Priya+R%C3%A9")
                .withUrl("https://a.example/hook?RoomSid=RM2");

        assertThat(request.formParameters())
                .isEqualTo(Map.of(
                        "RoomSid", List.of("RM1"),
                        "Empty", List.of(""),
                        "Flag", List.of(""),
                        "Tag", List.of("a", "b"),
                        "Name", List.of("Priya Ré")));
        assertThat(request.withMethod("GET").formParameters()).isEqualTo(Map.of("RoomSid", List.of("RM2")));
    }

    /** Some are read before the signature is known to be right. */
    @Test
    @Timeout(10)
    void formParameters_ofOneNameManyTimes_takeTimeInProportion() throws Exception {
        String form = IntStream.range(0, 100_000)
                .mapToObj(count -> "a=" + (999_999 - count))
                .collect(Collectors.joining("&"));

        assertThat(request(form).formParameters().get("a"))
                .hasSize(100_000)
                .startsWith("900000")
                .endsWith("999999");
    }

    @Test
    void toString_hasNoContent() {
        assertThat(request("Name=Priya").withUrl("https://a.example/hook?secret=abc"))
                .hasToString("WebhookRequest[POST, 10 bytes]");
    }
}
