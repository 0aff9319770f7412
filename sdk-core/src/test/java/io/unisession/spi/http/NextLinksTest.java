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
        return Pager.of(
                "acme",
                "listSessions",
                PageRequest.first(),
                page -> http.call(NextLinks.request(list, page), CallOptions.defaults(), NextLinksTest::page));
    }

    private static Page<String> page(ApiResponse response) {
        Optional<String> next = NextLinks.inHeader(response).map(link -> NextLinks.requireCursor(response, link));
        return Page.builder(List.of("one"))
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
    void walk_linksInHeader_asksForTheirQueries() throws InterruptedException {
        response(
                "<URL/v1/sessions?page=1>; rel=prev, <URL/v1/sessions?a=b%20c&a=d+e&page=2>; title=\"x, y\"; rel=\"last next\"");
        response("</v1/sessions?page=3>; rel=next");
        response("<URL/v1/sessions?page=1>; rel=\"first\"");
        try (HttpPipeline http = pipeline()) {
            assertThat(pager(http)).hasSize(3);
        }

        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/v1/sessions?state=live");
        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/v1/sessions?a=b%20c&a=d%20e&page=2");
        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/v1/sessions?page=3");
    }

    /** Services repeat the whole query in their links; but applications hand cursors on. */
    @Test
    void cursor_ofALinkThatRepeatsTheCredential_isWithoutIt() throws InterruptedException {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1/sessions?page=2",
                "http://localhost.evil.example/v1/sessions?page=2",
                "//evil.example/v1/sessions?page=2",
                "URL/v1/accounts?page=2",
                "URL/v1/sessions/../accounts?page=2",
                "ftp://127.0.0.1/v1/sessions?page=2",
                "http://user:pass@127.0.0.1/v1/sessions?page=2",
                "URL/v1/sessions",
                "?",
            })
    void walk_linkElsewhere_failsAndSendsNothing(String link) {
        response("<" + link + ">; rel=next");
        try (HttpPipeline http = pipeline()) {
            assertThatThrownBy(() -> pager(http).forEach(item -> {}))
                    .isExactlyInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("its link to the next page");
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
    void requireCursor_responseOfNoService_isRefused() {
        ApiResponse response = new ApiResponse(new byte[0], ResponseMetadata.none());

        assertThat(NextLinks.inHeader(response)).isEmpty();
        assertThatThrownBy(() -> NextLinks.requireCursor(response, "?page=2"))
                .isInstanceOf(IllegalStateException.class);
    }
}
