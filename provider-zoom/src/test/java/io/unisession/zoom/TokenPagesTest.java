package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zoom's paging, in the list of a user's meetings. */
class TokenPagesTest {
    private static final SessionQuery ACTIVE =
            SessionQuery.builder().status(SessionStatus.ACTIVE).build();
    private static final String ONE = "\"meetings\":[{\"uuid\":\"aDYlohsHRtCd4ii1uC2+hA==\",\"id\":86400000001}]";

    private final ClientAndFake zoom = new ClientAndFake();

    @AfterEach
    void close() {
        zoom.close();
    }

    private List<Page<Session>> pages(PageRequest first, String... bodies) {
        for (String body : bodies) {
            zoom.fake().enqueue(FakeResponse.json(200, body));
        }
        List<Page<Session>> pages = new ArrayList<>();
        zoom.client()
                .listSessions(ACTIVE, first, CallOptions.defaults())
                .pages()
                .forEach(pages::add);
        return pages;
    }

    @Test
    void token_ofAPage_isThatOfTheNextRequest() {
        List<Page<Session>> pages = pages(
                PageRequest.first(),
                "{" + ONE + ",\"next_page_token\":\"t+/=\"}",
                "{\"meetings\":[],\"next_page_token\":\"\"}");

        assertThat(pages).hasSize(2);
        assertThat(zoom.sent())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("?type=live&page_size=300"),
                        second -> assertThat(second).endsWith("?type=live&page_size=300&next_page_token=t%2B%2F%3D"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"next_page_token\":\"\"", ",\"next_page_token\":null", ""})
    void noToken_isTheLastPage(String token) {
        assertThat(pages(PageRequest.first(), "{" + ONE + token + "}")).hasSize(1);
    }

    @Test
    void size_isAtMostThatOfTheService() {
        String last = "{" + ONE + "}";
        pages(PageRequest.first().withSize(20), last);
        pages(PageRequest.first().withSize(900), last);

        assertThat(zoom.sent())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("page_size=20"),
                        second -> assertThat(second).endsWith("page_size=300"));
    }

    @Test
    void noList_countsNothing_isEmpty() {
        assertThat(pages(PageRequest.first(), "{\"next_page_token\":\"\",\"total_records\":0}"))
                .singleElement()
                .satisfies(page -> assertThat(page.items()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"next_page_token\":\"\",\"total_records\":3}", "{\"welcome\":true}", "42"})
    void noList_otherwise_cannotBeUsed(String body) {
        assertThatThrownBy(() -> pages(PageRequest.first(), body)).isInstanceOf(InvalidResponseException.class);
    }
}
