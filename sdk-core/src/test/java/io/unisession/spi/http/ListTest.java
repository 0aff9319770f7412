package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.error.ClientClosedException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.support.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists that the core walks for a provider. */
class ListTest {
    private static final Endpoint LIST = Endpoint.get("listThings", "/things");
    private static final CallOptions ONE_SECOND = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(1));

    @RegisterExtension
    final Service service = new Service();

    private Pager<String> list(HttpPipeline http) {
        return http.list(PageRequest.first(), ONE_SECOND, ListTest::request, this::page);
    }

    private static ApiRequest request(PageRequest wanted) {
        return LIST.request().query("after", wanted.cursor().orElse(null));
    }

    /** Each response takes 0.3 seconds of the time that the limits go by. */
    private Page<String> page(ApiResponse response, PageRequest wanted) throws IOException {
        service.timing().advance(Duration.ofMillis(300));
        JsonReader json = response.json();
        ItemList<String> items = ItemList.missing(false);
        String next = null;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "things" -> items = ItemList.read(json, JsonReader::id);
                case "next" -> next = json.text();
                default -> {}
            }
        }
        return Page.builder(items.require(null)).nextCursor(next).build();
    }

    @Test
    void listAtOnce_isOnePageWithItsTotal() {
        service.response(200, "{\"things\":[\"a\",\"b\"]}");
        try (HttpPipeline http = service.pipeline().build()) {
            Pager<String> things =
                    http.listAtOnce(PageRequest.first().withSize(1), ONE_SECOND, LIST.request(), ListTest::things);
            assertThat(service.requestCount()).isZero();

            List<Page<String>> pages = new ArrayList<>();
            things.pages().forEach(pages::add);
            assertThat(pages).singleElement().satisfies(page -> {
                assertThat(page.items()).containsExactly("a", "b");
                assertThat(page.total()).hasValue(2);
                assertThat(page.metadata().httpStatus()).hasValue(200);
            });
        }
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void listAtOnce_afterALookup_sharesItsTimeLimit() {
        service.response(200, "{\"things\":[\"a\"]}");
        service.response(200, "{\"things\":[\"b\"]}");
        try (HttpPipeline http = service.pipeline().build()) {
            Pager<String> things = http.listAtOnce(
                    PageRequest.first(),
                    ONE_SECOND,
                    "listThings",
                    calls -> {
                        calls.call(LIST.request(), ListTest::things);
                        service.timing().advance(Duration.ofSeconds(2));
                        return LIST.request();
                    },
                    ListTest::things);

            assertThatThrownBy(() -> things.iterator().hasNext()).isInstanceOf(RequestTimeoutException.class);
        }
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void listAtOnce_cursor_isRejectedBeforeTheNetwork() {
        try (HttpPipeline http = service.pipeline().build()) {
            assertThatThrownBy(() -> http.listAtOnce(
                            PageRequest.first().startingAt("2"), ONE_SECOND, LIST.request(), ListTest::things))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("acme listThings returns everything in one page, so a cursor cannot be used");
        }
    }

    private static List<String> things(ApiResponse response) throws IOException {
        return ItemList.<String>inField(response.json(), "things", JsonReader::id)
                .require(null);
    }

    @Test
    void iteration_overEmptyPages_endsWithinTheTimeLimit() {
        for (int cursor = 1; cursor < 20; cursor++) {
            service.response(200, "{\"things\":[],\"next\":\"" + cursor + "\"}");
        }
        try (HttpPipeline http = service.pipeline().build()) {
            Iterator<String> things = list(http).iterator();

            assertThatThrownBy(things::hasNext)
                    .isInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("totalTimeout (PT1S)");
        }
        assertThat(service.requestCount()).isEqualTo(4);
    }

    @Test
    void iteration_noResponseInTheRestOfTheTimeLimit_namesThatLimit() {
        for (int cursor = 1; cursor < 4; cursor++) {
            service.response(200, "{\"things\":[],\"next\":\"" + cursor + "\"}");
        }
        MockResponse.Builder none = new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
        service.response(none).response(none).response(none).response(none);
        try (HttpPipeline http = service.pipeline().build()) {
            Iterator<String> things = list(http).iterator();

            assertThatThrownBy(things::hasNext)
                    .isInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("totalTimeout (PT1S)");
        }
    }

    @Test
    void iteration_overPagesWithItems_mayTakeLongerThanTheTimeLimit() {
        for (int cursor = 1; cursor < 10; cursor++) {
            service.response(200, "{\"things\":[\"" + cursor + "\"],\"next\":\"" + cursor + "\"}");
        }
        service.response(200, "{\"things\":[]}");
        try (HttpPipeline http = service.pipeline().build()) {
            assertThat(list(http)).hasSize(9);
        }
    }

    @Test
    void operationOfSeveralLists_keepsToOneTimeLimit() {
        for (int cursor = 1; cursor < 10; cursor++) {
            service.response(200, "{\"things\":[\"" + cursor + "\"],\"next\":\"" + cursor + "\"}");
        }
        try (HttpPipeline http = service.pipeline().build()) {
            CallSequence calls = http.sequence(ONE_SECOND);

            assertThatThrownBy(() -> calls.list(ListTest::request, this::page).forEach(thing -> {}))
                    .isInstanceOf(RequestTimeoutException.class);
        }
    }

    @Test
    void laterPageThatIsNotFound_endsTheList() {
        service.response(200, "{\"things\":[\"a\",\"b\"],\"next\":\"2\"}").response(404);
        try (HttpPipeline http = service.pipeline().build()) {
            List<Page<String>> pages = new ArrayList<>();
            list(http).pages().forEach(pages::add);

            assertThat(pages).extracting(Page::items).containsExactly(List.of("a", "b"), List.of());
            assertThat(pages.get(1).metadata().httpStatus()).hasValue(404);
        }
    }

    @Test
    void firstPageThatIsNotFound_isNotFound() {
        service.response(404);
        try (HttpPipeline http = service.pipeline().build()) {
            assertThatThrownBy(() -> list(http).forEach(thing -> {})).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void laterPageThatFails_failsAfterTheEarlierItems() {
        service.response(200, "{\"things\":[\"a\",\"b\"],\"next\":\"2\"}").response(400);
        List<String> walked = new ArrayList<>();
        try (HttpPipeline http = service.pipeline().build()) {
            assertThatThrownBy(() -> list(http).forEach(walked::add)).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(walked).containsExactly("a", "b");
    }

    @Test
    void clientClosedDuringAnIteration_endsItAfterTheEarlierItems() {
        service.response(200, "{\"things\":[\"a\",\"b\"],\"next\":\"2\"}");
        List<String> walked = new ArrayList<>();
        HttpPipeline http = service.pipeline().build();
        Pager<String> things = list(http);

        assertThatThrownBy(() -> things.forEach(thing -> {
                    walked.add(thing);
                    http.close();
                }))
                .isInstanceOf(ClientClosedException.class);
        assertThat(walked).containsExactly("a", "b");
        assertThatThrownBy(() -> things.iterator().hasNext()).isInstanceOf(ClientClosedException.class);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    /** A pager has no position of its own. */
    @Test
    void iterationsOfOnePager_alsoAbandonedOnes_areIndependent() {
        service.response(200, "{\"things\":[\"a\"],\"next\":\"2\"}")
                .response(200, "{\"things\":[\"a\"],\"next\":\"2\"}")
                .response(200, "{\"things\":[\"b\"]}");
        try (HttpPipeline http = service.pipeline().build()) {
            Pager<String> things = list(http);

            assertThat(things.iterator().next()).isEqualTo("a");
            assertThat(things).containsExactly("a", "b");
        }
    }
}
