package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.event.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms, as they arrive in bodies and queries. */
class FormParametersTest {
    private static WebhookRequest post(String body, String contentType) {
        return WebhookRequest.of(body.getBytes(StandardCharsets.UTF_8), Map.of("content-type", List.of(contentType)));
    }

    private static String json(WebhookRequest request) throws IOException {
        return new String(FormParameters.of(request).json(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, true",
        "APPLICATION/X-WWW-FORM-URLENCODED;charset=utf-8, true",
        "application/json, false",
        "'', false"
    })
    void contentType_saysWhetherItIsAForm(String contentType, boolean isForm) {
        assertThat(FormParameters.areIn(post("A=1", contentType))).isEqualTo(isForm);
        assertThat(FormParameters.areIn(post("", contentType).withMethod("GET")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b=2&a=1|{\"a\":\"1\",\"b\":\"2\"}",
                "a=x%20y+z%C3%A4|{\"a\":\"x y zä\"}",
                "a=1=2&&b|{\"a\":\"1=2\",\"b\":\"\"}",
                "a=2&a=1&a=2|{\"a\":\"1,2\"}",
                "=1|{}",
                "''|{}",
                "a%3Db=%26|{\"a=b\":\"&\"}"
            })
    void body_becomesAnObject(String body, String json) throws IOException {
        assertThat(json(post(body, "application/x-www-form-urlencoded"))).isEqualTo(json);
    }

    @Test
    void get_hasTheParametersOfTheQuery() throws IOException {
        WebhookRequest get = post("c=3", "").withMethod("GET");

        assertThat(json(get.withUrl("https://hooks.example.com/?a=1&b=2?"))).isEqualTo("{\"a\":\"1\",\"b\":\"2?\"}");
        assertThat(json(get.withUrl("https://hooks.example.com/"))).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%1", "a=%zz", "%=1"})
    void malformed_isAnException(String body) {
        assertThatThrownBy(() -> FormParameters.of(post(body, "application/x-www-form-urlencoded")))
                .isInstanceOf(IOException.class);
    }
}
