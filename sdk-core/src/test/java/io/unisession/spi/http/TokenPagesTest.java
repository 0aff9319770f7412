package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPagesTest {
    private static final ApiRequest LIST = Endpoint.get("list", "/items").request();

    private static Page<String> page(String body) throws IOException {
        return TokenPages.page(
                new ApiResponse(body.getBytes(StandardCharsets.UTF_8), ResponseMetadata.none()),
                "items",
                JsonReader::text);
    }

    @Test
    void token_ofAPage_isTheCursorOfTheNext() throws IOException {
        Page<String> page = page("{\"items\":[\"a\",\"b\"],\"next_page_token\":\"t+/=\"}");

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).contains("t+/=");
        assertThat(TokenPages.request(LIST, PageRequest.first().startingAt("t+/="), 300)
                        .query())
                .containsExactly(Map.entry("page_size", "300"), Map.entry("next_page_token", "t+/="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[\"a\"],\"next_page_token\":\"\"}",
                "{\"items\":[\"a\"],\"next_page_token\":null}",
                "{\"items\":[\"a\"]}"
            })
    void noToken_isTheLastPage(String body) throws IOException {
        assertThat(page(body).nextCursor()).isEmpty();
    }

    @Test
    void size_isAtMostThatOfTheService() {
        assertThat(TokenPages.request(LIST, PageRequest.first().withSize(20), 300)
                        .query())
                .containsExactly(Map.entry("page_size", "20"));
        assertThat(TokenPages.request(LIST, PageRequest.first().withSize(900), 300)
                        .query())
                .containsExactly(Map.entry("page_size", "300"));
    }

    @Test
    void noList_isEmptyOnlyInAPageOfTheList() throws IOException {
        assertThat(page("{\"next_page_token\":\"\",\"total_records\":0}").items())
                .isEmpty();
        assertThatThrownBy(() -> page("{\"next_page_token\":\"\",\"total_records\":3}"))
                .isInstanceOf(UnusableResponseException.class);
        assertThatThrownBy(() -> page("{\"welcome\":true}")).isInstanceOf(UnusableResponseException.class);
        assertThatThrownBy(() -> page("42")).isInstanceOf(UnusableResponseException.class);
    }
}
