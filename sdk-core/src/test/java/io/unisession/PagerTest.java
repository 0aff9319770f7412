package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.error.InvalidResponseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists are fetched as they are walked, no sooner and no further, and come to an end. */
class PagerTest {
    private static final int MOST_FETCHES = 20_000;

    private final List<PageRequest> fetched = new ArrayList<>();

    @Test
    void making_fetchesNothing() {
        Pager<Integer> pager = threePages();

        pager.pages();
        pager.stream();
        pager.iterator();
        pager.pages().iterator();

        assertThat(fetched).isEmpty();
    }

    @Test
    void iteration_givesAllItemsInOrder() {
        assertThat(threePages()).containsExactly(10, 11, 20, 21, 30, 31);
        assertThat(fetched).hasSize(3);
    }

    @Test
    void iteration_fetchesAPageWhenItIsNeeded() {
        Iterator<Integer> items = threePages().iterator();

        assertThat(items.next()).isEqualTo(10);
        assertThat(fetched).hasSize(1);
        assertThat(items.next()).isEqualTo(11);
        assertThat(fetched).hasSize(1);
        assertThat(items.hasNext()).isTrue();
        assertThat(items.hasNext()).isTrue();
        assertThat(fetched).hasSize(2);
    }

    @Test
    void iterator_usedByTwoThreadsAtOnce_fails() {
        List<Iterator<Integer>> shared = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Pager<Integer> pager = Pager.of("acme", "listThings", PageRequest.first(), request -> {
            CompletableFuture.runAsync(() -> failures.add(catchThrowable(shared.get(0)::next)))
                    .join();
            return page(null, 1);
        });
        shared.add(pager.iterator());

        assertThat(shared.get(0).next()).isEqualTo(1);

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isExactlyInstanceOf(IllegalStateException.class)
                        .hasMessage("two threads use one iterator of acme listThings; give each its own"));
    }

    @Test
    void pager_sharedByThreads_givesEachAllItems() {
        Pager<Integer> pager = Pager.of("acme", "listThings", PageRequest.first(), PagerTest::threePagesAt);

        List<CompletableFuture<List<Integer>>> threads = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> pager.stream().toList()))
                .limit(16)
                .toList();

        assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).containsExactly(10, 11, 20, 21, 30, 31));
    }

    @Test
    void iterator_handedToAnotherThread_goesOn() {
        Iterator<Integer> items = Pager.of("acme", "listThings", PageRequest.first(), PagerTest::threePagesAt)
                .iterator();
        assertThat(items.next()).isEqualTo(10);

        List<Integer> rest = new ArrayList<>();
        CompletableFuture.runAsync(() -> items.forEachRemaining(rest::add)).join();

        assertThat(rest).containsExactly(11, 20, 21, 30, 31);
    }

    @Test
    void stream_inParallel_givesAllItemsOnce() {
        Pager<Integer> pager = Pager.of("acme", "listThings", PageRequest.first(), PagerTest::threePagesAt);

        assertThat(pager.stream().parallel().toList()).containsExactly(10, 11, 20, 21, 30, 31);
    }

    private static Page<Integer> threePagesAt(PageRequest request) {
        return switch (request.cursor().orElse("first")) {
            case "first" -> page("2", 10, 11);
            case "2" -> page("3", 20, 21);
            default -> page(null, 30, 31);
        };
    }

    @Test
    void iteration_skipsEmptyPages() {
        Pager<Integer> pager = pager(request -> switch (request.cursor().orElse("first")) {
            case "first" -> page("2");
            case "2" -> page("3", 1);
            case "3" -> page("4");
            default -> page(null);
        });

        assertThat(pager).containsExactly(1);
        assertThat(fetched).hasSize(4);
    }

    @Test
    void emptyList_hasNoItems() {
        Iterator<Integer> items = pager(request -> page(null)).iterator();

        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        assertThat(fetched).hasSize(1);
    }

    @Test
    void eachIteration_startsFromTheFirstPage() {
        Pager<Integer> pager = threePages();

        assertThat(pager).hasSize(6);
        assertThat(pager).hasSize(6);
        assertThat(pager.stream()).hasSize(6);
        assertThat(pager.pages()).hasSize(3);
        assertThat(fetched).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,1", "3,2", "4,2", "5,3", "6,3", "7,3"})
    void stream_limited_fetchesNoMoreThanItNeeds(int limit, int pages) {
        assertThat(threePages().stream().limit(limit)).hasSize(Math.min(limit, 6));
        assertThat(fetched).hasSize(pages);
    }

    @Test
    void stream_findFirst_fetchesOnePage() {
        assertThat(threePages().stream().filter(item -> item > 10).findFirst()).contains(11);
        assertThat(fetched).hasSize(1);
    }

    @Test
    void pages_areGivenWithTheirCursors() {
        Iterator<Page<Integer>> pages = threePages().pages().iterator();

        assertThat(pages.next().nextCursor()).contains("2");
        assertThat(fetched).hasSize(1);
        assertThat(pages.hasNext()).isTrue();
        assertThat(fetched).hasSize(1);
        assertThat(pages.next().items()).containsExactly(20, 21);
        assertThat(pages.next().nextCursor()).isEmpty();
        assertThat(pages.hasNext()).isFalse();
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
        assertThat(fetched).hasSize(3);
    }

    @Test
    void iteration_resumesAtTheCursor() {
        PageRequest resumed = PageRequest.first().withSize(2).startingAt("2");

        assertThat(threePages(resumed)).containsExactly(20, 21, 30, 31);
        assertThat(fetched)
                .extracting(request -> request.cursor().orElseThrow())
                .containsExactly("2", "3");
        assertThat(fetched).allSatisfy(request -> assertThat(request.size()).hasValue(2));
    }

    @Test
    void cursorThatPointsToItself_failsAtOnce() {
        Pager<Integer> pager = pager(request -> page("same", fetched.size()));

        assertThatThrownBy(() -> pager.forEach(item -> {}))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage("acme listThings failed: the provider sent the same cursor twice, so the list would"
                        + " never end");
        assertThat(fetched).hasSize(2);
    }

    @Test
    void cursorThatPointsToTheStartOfAResumedList_failsAtOnce() {
        Pager<Integer> pager =
                Pager.of("acme", "listThings", PageRequest.first().startingAt("c"), request -> {
                    fetched.add(request);
                    return page("c", 1);
                });

        assertThatThrownBy(() -> pager.forEach(item -> {})).isInstanceOf(InvalidResponseException.class);
        assertThat(fetched).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1,3", "1,7", "5,6", "3,100", "100,2", "17,1000"})
    void cursorsInACycle_fail(int before, int circle) {
        Pager<Integer> pager = pager(request -> {
            int number = request.cursor().map(Integer::valueOf).orElse(0);
            int next = number + 1 < before + circle ? number + 1 : before;
            return page(String.valueOf(next), number);
        });

        assertThatThrownBy(() -> pager.forEach(item -> {})).isInstanceOf(InvalidResponseException.class);
        assertThat(fetched).hasSizeLessThan(4 * (before + circle) + 4);
    }

    @Test
    void longList_isNotMistakenForACycle() {
        Pager<Integer> pager = pager(request -> {
            int number = request.cursor().map(Integer::valueOf).orElse(0);
            return number == 5000 ? page(null, number) : page(String.valueOf(number + 1), number);
        });

        assertThat(pager.stream()).hasSize(5001);
    }

    @Test
    void pageThatFails_canBeFetchedAgain() {
        Iterator<Page<Integer>> pages = pager(request -> {
                    if (fetched.size() == 2) {
                        throw new IllegalStateException("second page failed");
                    }
                    return threePage(request);
                })
                .pages()
                .iterator();
        pages.next();
        assertThatThrownBy(pages::next).hasMessage("second page failed");

        assertThat(pages.next().items()).containsExactly(20, 21);
    }

    @Test
    void over_givenItems_isOnePage() {
        Pager<String> pager = Pager.of(List.of("a", "b"));

        assertThat(pager).containsExactly("a", "b");
        assertThat(pager.pages())
                .singleElement()
                .satisfies(page -> assertThat(page.total()).hasValue(2));
    }

    private Pager<Integer> threePages() {
        return threePages(PageRequest.first());
    }

    private Pager<Integer> threePages(PageRequest first) {
        return Pager.of("acme", "listThings", first, request -> {
            fetched.add(request);
            return threePage(request);
        });
    }

    private static Page<Integer> threePage(PageRequest request) {
        return switch (request.cursor().orElse("1")) {
            case "1" -> page("2", 10, 11);
            case "2" -> page("3", 20, 21);
            default -> page(null, 30, 31);
        };
    }

    private Pager<Integer> pager(Function<PageRequest, Page<Integer>> fetch) {
        return Pager.of("acme", "listThings", PageRequest.first(), request -> {
            assertThat(fetched).as("a walk that should have ended").hasSizeLessThan(MOST_FETCHES);
            fetched.add(request);
            return fetch.apply(request);
        });
    }

    private static Page<Integer> page(String next, Integer... items) {
        return Page.builder(List.of(items)).nextCursor(next).build();
    }

    /** A fetch for any request, of pages of a subtype, as a caller may have at hand. */
    @Test
    void pagesOfASubtype_areOfTheType() {
        Function<Object, Page<Integer>> fetch = request -> page(null, 1, 2);
        List<Integer> items = List.of(3, 4);

        Pager<Number> fetched = Pager.of("acme", "listThings", PageRequest.first(), fetch);
        Pager<Number> there = Pager.of(items);
        Page<Number> page = Page.<Number>builder(items).build();

        assertThat(fetched).containsExactly(1, 2);
        assertThat(there).containsExactly(3, 4);
        assertThat(page.items()).containsExactly(3, 4);
    }

    @Test
    void cursorRepeatedAtTheEnd_losesNoItem() {
        Pager<Integer> pager = pager(request -> request.cursor().isEmpty() ? page("2", 10) : page("2", 20, 21));
        List<Integer> walked = new ArrayList<>();

        assertThatThrownBy(() -> pager.forEach(walked::add)).isInstanceOf(InvalidResponseException.class);

        assertThat(walked).containsExactly(10, 20, 21);
    }

    @Test
    void repeatedPage_endsTheIteration_afterTheEarlierItems() {
        Pager<Integer> pager = pager(request -> page("cursor" + fetched.size(), 10, 11));
        List<Integer> walked = new ArrayList<>();

        assertThatThrownBy(() -> pager.forEach(walked::add))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage("acme listThings failed: the provider sent the same page twice in a row, so the rest of the"
                        + " list cannot be read");

        assertThat(walked).containsExactly(10, 11);
        assertThat(fetched).hasSize(2);
    }

    @Test
    void repeatedPage_isDetectedEvenIfItsItemsAreFilteredOut() {
        Pager<Integer> pager =
                pager(request -> page("cursor" + fetched.size(), 10, 11)).filter(item -> false);

        assertThatThrownBy(() -> pager.forEach(item -> {})).hasMessageContaining("the same page twice");
    }

    /** A session that goes on changes between two requests. */
    @Test
    void pageOfSessions_isTheSameByTheirIds() {
        Pager<Session> pager = Pager.of(
                "acme",
                "listSessions",
                PageRequest.first(),
                request -> Page.<Session>builder(List.of(Session.builder("acme")
                                .id("s-1")
                                .label("change " + request.cursor().orElse("0"))
                                .build()))
                        .nextCursor(request.cursor().orElse("") + "x")
                        .build());

        assertThatThrownBy(() -> pager.forEach(item -> {})).hasMessageContaining("the same page twice");
    }

    @Test
    void listWithoutEnd_endsAtTheLimitOfPages() {
        Pager<Integer> endless = pager(request -> page("cursor" + fetched.size(), fetched.size()));
        List<Integer> walked = new ArrayList<>();

        assertThatThrownBy(
                        () -> endless.filter(item -> item > 1).withMaxPages(3).forEach(walked::add))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage(
                        "acme listThings failed: the list has more than 3 pages; narrow it with a query, or raise the"
                                + " limit with withMaxPages");
        assertThat(walked).containsExactly(2, 3);
        assertThat(fetched).hasSize(3);

        fetched.clear();
        assertThatThrownBy(() -> endless.forEach(item -> {})).hasMessageContaining("more than 10000 pages");
    }

    @Test
    void listOfAsManyPagesAsAllowed_isWhole() {
        assertThat(threePages().withMaxPages(3)).hasSize(6);
        assertThatThrownBy(() -> threePages().withMaxPages(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
