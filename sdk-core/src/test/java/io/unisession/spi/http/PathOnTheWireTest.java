package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.CallOptions;
import io.unisession.support.Service;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What of an id reaches the service: one segment, which it decodes to the id, at the place where the provider put it.
 */
class PathOnTheWireTest {
    @RegisterExtension
    final Service service = new Service();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a b",
                "%2e%2e",
                "%2E",
                "..%2f..",
                "../../admin",
                "..\\x",
                "ünïcode",
                "😀",
                "a?b=c",
                "a#b",
                "a;b",
                "a%00b",
                "\u0001\n\r",
                "{thingId}",
                "//evil.example/",
                "@evil.example",
                "İ",
                "a\u2028b"
            })
    void hostileId_isOneEncodedSegment(String id) {
        service.response(200);

        service.pipeline()
                .baseUrl(service.url() + "/base")
                .build()
                .call(Operations.DELETE.request(id), CallOptions.defaults());

        HttpUrl url = service.takeRequest().getUrl();
        assertThat(url.pathSegments()).containsExactly("base", "things", id);
        assertThat(url.query()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "\ud83d"})
    void invalidId_isRejectedBeforeTheNetwork(String id) {
        HttpPipeline pipeline = service.pipeline().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.call(Operations.GET.request(id), CallOptions.defaults()));

        assertThat(service.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/base", "/base/", "/a%20b", "/deep/er"})
    void baseUrl_precedesThePath(String base) {
        service.response(200);

        service.pipeline()
                .baseUrl(service.url() + base)
                .build()
                .call(Operations.GET.request("7"), CallOptions.defaults());

        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        assertThat(service.takeRequest().getTarget()).isEqualTo(prefix + "/things/7");
    }

    @Test
    void query_isEncodedAndNullIsLeftOut() {
        service.response(200);
        Endpoint list = Endpoint.get("listThings", "/things");

        service.pipeline()
                .build()
                .call(
                        list.request()
                                .query("from", "a b&c=d+é")
                                .query("cursor", null)
                                .query("limit", 50)
                                .query("limit", 60)
                                .query("empty", ""),
                        CallOptions.defaults());

        HttpUrl url = service.takeRequest().getUrl();
        assertThat(url.queryParameterNames()).containsExactly("from", "limit", "empty");
        assertThat(url.queryParameter("from")).isEqualTo("a b&c=d+é");
        assertThat(url.queryParameterValues("limit")).containsExactly("60");
        assertThat(url.queryParameter("empty")).isEmpty();
    }
}
