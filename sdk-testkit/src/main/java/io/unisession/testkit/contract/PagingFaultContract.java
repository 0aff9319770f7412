package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.error.InvalidRequestException;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.contract.ListShape.Part;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Services page wrongly: they ignore the requested page, repeat pages, count wrongly, or never end. Then a list is
 * complete, or it fails after the items that arrived. It never loses or repeats items silently, and never goes on for
 * ever. Lists without pages are not tested.
 */
interface PagingFaultContract extends ContractPart {
    /**
     * {@link ProviderUnderTest#listShape} says what the provider sends and receives.
     *
     * @return a test for each list of the provider that has pages
     */
    @TestFactory
    default Stream<DynamicTest> listing_shape_isThatOfRequestsAndResponses() {
        return PagedList.ofEach(provider(), " has its shape", list -> {
            assertThat(list.firstResponse().keySet())
                    .as("what a response has of %s", list.shape().pointers())
                    .isEqualTo(list.shape().pointers().keySet());
            assertThat(list.parametersThatSelectAPage())
                    .as("query parameters that differ between pages; set the pageParameter of the ListShape")
                    .containsExactlyInAnyOrderElementsOf(list.shape().pageParameters());
        });
    }

    /**
     * If the service ignores which page was requested, the list fails after the first page.
     *
     * @return a test for each list of the provider that has pages
     */
    @TestFactory
    default Stream<DynamicTest> listing_serviceIgnoresThePage_failsAfterTheFirst() {
        return PagedList.ofEach(provider(), Part.PAGE_PARAMETER, " whose page is ignored", (list, ignored) -> {
            list.ignorePages();

            list.walk().assertItems(list.firstIds(1)).assertFails(InvalidResponseException.class);
        });
    }

    /**
     * If the service sends its last page again in place of those after it, no item is repeated.
     *
     * @return a test for each list of the provider that has pages
     */
    @TestFactory
    default Stream<DynamicTest> listing_serviceRepeatsTheLastPage_repeatsNothing() {
        return PagedList.ofEach(provider(), Part.PAGE_PARAMETER, " whose last page is repeated", (list, parameter) -> {
            List<String> pages = list.pagesRequested();
            String last = pages.get(pages.size() - 1);
            list.service()
                    .beforeHandling(request -> request.queryValue(parameter)
                                    .filter(page -> !pages.contains(page))
                                    .isPresent()
                            ? request.withQuery(parameter, last)
                            : request);
            list.promiseMore();

            list.walk().assertItems(list.ids()).assertEndsOrFails(InvalidResponseException.class);
        });
    }

    /**
     * If the service sends the same cursor again, the list fails.
     *
     * @return a test for each list of the provider with cursors
     */
    @TestFactory
    default Stream<DynamicTest> listing_sameCursorAgain_fails() {
        return PagedList.ofEach(provider(), Part.NEXT_CURSOR, " whose cursor is repeated", (list, pointer) -> {
            String second = list.pagesRequested().get(1);
            list.promiseMore();
            list.beforeSendingPages(json -> json.set(pointer, second));

            list.walk().assertItems(list.firstIds(2)).assertFails(InvalidResponseException.class);
        });
    }

    /**
     * If the service sends the first page with a new cursor each time, the list fails after it.
     *
     * @return a test for each list of the provider with cursors
     */
    @TestFactory
    default Stream<DynamicTest> listing_newCursorsForTheSamePage_fails() {
        return PagedList.ofEach(provider(), Part.NEXT_CURSOR, " whose cursor changes for ever", (list, pointer) -> {
            list.changeCursorsForEver(pointer);

            list.walk().assertItems(list.firstIds(1)).assertFails(InvalidResponseException.class);
        });
    }

    /**
     * If the service sends empty pages with new cursors for ever, the list fails at the limit of pages.
     *
     * @return a test for each list of the provider with cursors
     */
    @TestFactory
    default Stream<DynamicTest> listing_newCursorsForEmptyPages_failsAtTheLimit() {
        return PagedList.ofEach(provider(), Part.NEXT_CURSOR, " without items or end", (list, pointer) -> {
            list.changeCursorsForEver(pointer);
            list.beforeSendingPages(json -> json.set(list.shape().items(), List.of()));

            list.walkUpTo(20).assertItems(List.of()).assertFails(InvalidResponseException.class);
        });
    }

    /**
     * If the service always says that more follows, the list is complete.
     *
     * @return a test for each list of the provider that says so
     */
    @TestFactory
    default Stream<DynamicTest> listing_moreForEver_isComplete() {
        return PagedList.ofEach(provider(), Part.MORE, " with more for ever", (list, pointer) -> {
            list.beforeSendingPages(json -> json.set(pointer, true));

            list.walk().assertItems(list.ids()).assertEndsOrFails(InvalidResponseException.class);
        });
    }

    /**
     * A link to the next page may name another host or none. The request goes to the base URL.
     *
     * @return a test for each list of the provider with links
     */
    @TestFactory
    default Stream<DynamicTest> listing_linkToAnotherHost_staysAtTheBaseUrl() {
        List<UnaryOperator<URI>> changes = List.of(
                link -> URI.create("https://unisession.invalid").resolve(pathOf(link)),
                link -> URI.create(pathOf(link)));
        return changes.stream()
                .flatMap(change ->
                        PagedList.ofEach(provider(), Part.NEXT_LINK, " with other links", (list, pointer) -> {
                            list.beforeSendingPages(json -> json.text(pointer)
                                    .filter(link -> link.contains("/"))
                                    .ifPresent(link -> json.set(
                                            pointer,
                                            change.apply(URI.create(link)).toString())));

                            list.walk().assertItems(list.ids()).assertEnds();
                        }));
    }

    private static String pathOf(URI link) {
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    /**
     * If the service counts too few items, none is lost.
     *
     * @return a test for each list of the provider with a total
     */
    @TestFactory
    default Stream<DynamicTest> listing_totalTooSmall_isComplete() {
        return PagedList.ofEach(provider(), Part.TOTAL, " counted too low", (list, pointer) -> {
            AtomicInteger total = new AtomicInteger();
            list.beforeSendingPages(json -> json.set(pointer, total.get()));
            // The count of a page is believed if nothing else says that more follows.
            for (int wrong : list.shape().saysWhetherMoreFollows() ? List.of(-1, 0, 1) : List.of(-1, 0)) {
                total.set(wrong);

                list.walk().assertItems(list.ids()).assertEnds();
            }
        });
    }

    /**
     * If the service counts too many items, the list ends with the last one.
     *
     * @return a test for each list of the provider with a total
     */
    @TestFactory
    default Stream<DynamicTest> listing_totalTooLarge_isComplete() {
        return PagedList.ofEach(provider(), Part.TOTAL, " counted too high", (list, pointer) -> {
            list.beforeSendingPages(json -> json.set(pointer, 1_000));

            list.walk().assertItems(list.ids()).assertEnds();
        });
    }

    /**
     * If a later page is not found, the list ends, because some services respond so after the last page; with any other error, it fails
     * after the items that arrived.
     *
     * @return a test for each list of the provider that has pages
     */
    @TestFactory
    default Stream<DynamicTest> listing_errorOnALaterPage_keepsTheEarlierItems() {
        return PagedList.ofEach(provider(), " with an error on page 2", list -> {
            list.respondToTheSecondPage(FakeResponse.json(404, provider().errorBody("no more pages")));
            list.walk().assertItems(list.firstIds(1)).assertEnds();

            list.respondToTheSecondPage(FakeResponse.json(400, provider().errorBody("it failed")));
            list.walk().assertItems(list.firstIds(1)).assertFails(InvalidRequestException.class);
        });
    }
}
