package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ResponseMetadata;
import io.unisession.RetryPolicy;
import io.unisession.Secret;
import io.unisession.error.InvalidResponseException;
import io.unisession.support.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextLinksTest {
    private static final Endpoint LIST = Endpoint.get("listSessions", "/sessions");

    @RegisterExtension
    final Service service = new Service();

    private HttpPipeline pipeline() {
        return HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .httpClient(service.httpClient())
                                .retryPolicy(RetryPolicy.none())
                                .build())
                .baseUrl(service.url() + "/v1")
                .build();
    }

    private Pager<String> pager(HttpPipeline http) {
        ApiRequest list = LIST.request().query("state", "live");
        return http.list(
                PageRequest.first(),
                CallOptions.defaults(),
                page -> NextLinks.request(list, page),
                NextLinksTest::page);
    }

    private static Page<String> page(ApiResponse response, PageRequest page) {
        Optional<String> next = NextLinks.inHeader(response).map(link -> NextLinks.requireCursor(response, link));
        return Page.builder(List.of(page.cursor().orElse("one")))
                .nextCursor(next.orElse(null))
                .metadata(response.metadata())
                .build();
    }

    private void response(String linkHeader) {
        service.server()
                .enqueue(new MockResponse.Builder()
                        .addHeader("Link", linkHeader.replace("URL", service.url()))
                        .body("{}")
                        .build());
    }

    @Test
    void linksInHeader_sendTheirQueries() throws InterruptedException {
        response(
                "<URL/v1/sessions?page=1>; rel=prev, <URL/v1/sessions?a=b%20c&a=d+e&page=2>; title=\"x, y\"; rel=\"last next\"");
        response("</v1/sessions?page=3>; rel=next");
        response("<URL/v1/sessions?page=1>; rel=\"first\"");
        try (HttpPipeline http = pipeline()) {
            assertThat(pager(http)).hasSize(3);
        }

        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/v1/sessions?state=live");
        assertThat(service.server().takeRequest().getTarget())
                .isEqualTo("/v1/sessions?state=live&a=b%20c&a=d%20e&page=2");
        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/v1/sessions?state=live&page=3");
    }

    /** Services repeat the whole query in their links; but applications hand cursors on. */
    @Test
    void cursor_ofALinkWithTheCredential_leavesItOut() throws InterruptedException {
        response("<URL/v1/sessions?page=2&key=made-up%20secret&x=1>; rel=next");
        try (HttpPipeline http = HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .httpClient(service.httpClient())
                                .build())
                .baseUrl(service.url() + "/v1")
                .authenticator(Authenticator.query("key", Secret.of("made-up secret")))
                .build()) {
            Page<String> first = pager(http).pages().iterator().next();

            assertThat(first.nextCursor()).contains("page=2&x=1");
        }
        assertThat(service.server().takeRequest().getTarget()).contains("key=made-up%20secret");
    }

    /** A service behind a gateway does not know its own address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://internal.example/v1/sessions?page=2",
                "http://127.0.0.1:1/v1/sessions?page=2",
                "//internal.example:8443/v1/sessions?page=2",
                "URL/v1/sessions/?page=2",
                "URL/sessions?page=2",
                "URL/api/v2/sessions?page=2",
                "/sessions?page=2",
                "/v1/sessions?page=2",
                "sessions?page=2",
                "?page=2",
                "URL/v1/%73essions?page=2#top",
            })
    void iteration_linkToAnotherAddressOfTheList_staysAtTheBaseUrl(String link) throws InterruptedException {
        response("<" + link + ">; rel=next");
        response("<>");
        try (HttpPipeline http = pipeline()) {
            assertThat(pager(http)).hasSize(2);
        }

        service.server().takeRequest();
        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/v1/sessions?state=live&page=2");
    }

    /** Applications pass cursors on, so they may come from anyone. */
    @Test
    void cursor_cannotReplaceTheParametersOfTheRequest() {
        ApiRequest list = LIST.request().query("room", "mine").query("tenant", "own");
        PageRequest forged = PageRequest.first().startingAt("room=OTHER&tenant=victim&room=x&page=2");

        assertThat(NextLinks.request(list, forged).query())
                .containsExactly(Map.entry("room", "mine"), Map.entry("tenant", "own"), Map.entry("page", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1/accounts?page=2",
                "URL/v1/accounts?page=2",
                "URL/v1/sessions/../accounts?page=2",
                "URL/v1/sessions/7?page=2",
                "URL/v1/mysessions?page=2",
                "URL?page=2",
                "ftp://127.0.0.1/v1/sessions?page=2",
                "URL/v1/sessions",
                "?",
            })
    void linkToAnotherUrl_failsAndSendsNothing(String link) {
        response("<" + link + ">; rel=next");
        try (HttpPipeline http = pipeline()) {
            assertThatThrownBy(() -> pager(http).forEach(item -> {}))
                    .isExactlyInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("its next-page link");
        }
        assertThat(service.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"rel=next, true", "REL=Next, true", "rel=NEXT, true", "rel=nextish, false", "title=rel, false"})
    void inHeader_relation_decides(String parameter, boolean followed) {
        response("<URL/v1/sessions?page=2>; " + parameter);
        response("<>");
        try (HttpPipeline http = pipeline()) {
            assertThat(pager(http)).hasSize(followed ? 2 : 1);
        }
    }

    @Test
    void requireCursor_responseOfNoService_isRejected() {
        ApiResponse response = new ApiResponse(new byte[0], ResponseMetadata.none());

        assertThat(NextLinks.inHeader(response)).isEmpty();
        assertThatThrownBy(() -> NextLinks.requireCursor(response, "?page=2"))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Each parameter costs time, and megabytes of them would take minutes, which no time limit ends. */
    @Test
    void linkTooLongForAUrl_fails() {
        response("<URL/v1/sessions?" + "a&".repeat(40_000) + ">; rel=next");
        try (HttpPipeline http = pipeline()) {
            assertThatThrownBy(() -> pager(http).forEach(item -> {}))
                    .isExactlyInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("its next-page link is too long for a URL");
        }
    }
}
