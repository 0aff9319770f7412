package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.PageRequest;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.JsonBody;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.contract.ListShape.Part;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A list that was read once in pages of one item, so that it is known what is requested and received. */
final class PagedList {
    private static final PageRequest ONE_BY_ONE = PageRequest.first().withSize(1);

    private final ListingFixture listed;
    private final ListShape shape;
    private final List<String> ids;
    private final List<ReceivedRequest> requests;
    private final Map<Part, String> firstResponse = new EnumMap<>(Part.class);

    private PagedList(ListingFixture listed, ListShape shape) {
        this.listed = listed;
        this.shape = shape;
        AtomicInteger responses = new AtomicInteger();
        beforeSendingPages(json -> {
            if (responses.getAndIncrement() == 0) {
                shape.pointers()
                        .forEach((part, pointer) ->
                                json.text(pointer).ifPresent(value -> firstResponse.put(part, value)));
            }
        });
        int before = listed.requests();
        ListWalk walk = walk().assertEnds();
        this.ids = walk.ids();
        List<ReceivedRequest> all = listed.requestsForPages();
        this.requests = all.subList(before, all.size());
        assertThat(ids).hasSizeGreaterThan(1);
    }

    /** One test for each list of the provider that has pages. */
    static Stream<DynamicTest> ofEach(ProviderUnderTest provider, String suffix, Consumer<PagedList> test) {
        return CapabilityTest.ofEach(
                provider,
                call -> hasPages(provider, call),
                suffix,
                (call, fixture) -> test.accept(new PagedList(
                        ListingFixture.of(provider, call, fixture), provider.listShape(call.capability()))));
    }

    /** One test for each list of the provider whose shape has a part. */
    static Stream<DynamicTest> ofEach(
            ProviderUnderTest provider, Part part, String suffix, BiConsumer<PagedList, String> test) {
        return CapabilityTest.ofEach(
                provider,
                call -> hasPages(provider, call)
                        && provider.listShape(call.capability()).find(part).isPresent(),
                suffix,
                (call, fixture) -> {
                    ListShape shape = provider.listShape(call.capability());
                    test.accept(
                            new PagedList(ListingFixture.of(provider, call, fixture), shape),
                            shape.find(part).orElseThrow());
                });
    }

    private static boolean hasPages(ProviderUnderTest provider, CapabilityCall<?> call) {
        return call.isOneList(provider) && !provider.listingsWithoutPages().contains(call.capability());
    }

    ListShape shape() {
        return shape;
    }

    FakeService service() {
        return listed.service();
    }

    /** Changes the pages of the list, but not what is read of one item. */
    void beforeSendingPages(Consumer<? super JsonBody> change) {
        service().beforeSending(json -> {
            if (json.has(shape.items())) {
                change.accept(json);
            }
        });
    }

    /** The ids of all items. */
    List<String> ids() {
        return ids;
    }

    List<String> firstIds(int count) {
        return ids.subList(0, count);
    }

    /** What the first response had at the pointers of the shape. */
    Map<Part, String> firstResponse() {
        return firstResponse;
    }

    /** The values of the page parameter in the requests for pages with items. */
    List<String> pagesRequested() {
        return requests.subList(0, ids.size()).stream()
                .map(request -> request.queryValue(
                                shape.find(Part.PAGE_PARAMETER).orElseThrow())
                        .orElse(""))
                .toList();
    }

    /** The query parameters whose values differ between the requests for the first and the second page. */
    List<String> parametersThatSelectAPage() {
        Map<String, List<String>> first = requests.get(0).query();
        Map<String, List<String>> second = requests.get(1).query();
        Set<String> names = new LinkedHashSet<>(second.keySet());
        names.removeIf(name -> Objects.equals(second.get(name), first.get(name)));
        return List.copyOf(names);
    }

    /** Makes the service say that there are more pages than there are. */
    void promiseMore() {
        beforeSendingPages(json -> {
            shape.find(Part.TOTAL).ifPresent(pointer -> json.set(pointer, 1_000));
            shape.find(Part.LAST_PAGE).ifPresent(pointer -> json.set(pointer, 1_000));
            shape.find(Part.MORE).ifPresent(pointer -> json.set(pointer, true));
        });
    }

    /** Makes the service send the first page whichever is requested. */
    void ignorePages() {
        String[] parameters = shape.pageParameters().toArray(String[]::new);
        service().beforeHandling(request -> request.withoutQuery(parameters));
    }

    /** Makes the service send the first page each time, with a new cursor. */
    void changeCursorsForEver(String pointer) {
        ignorePages();
        promiseMore();
        AtomicInteger pages = new AtomicInteger();
        beforeSendingPages(json -> json.set(pointer, "cursor-" + pages.incrementAndGet()));
    }

    void respondToTheSecondPage(FakeResponse response) {
        AtomicInteger sent = new AtomicInteger();
        service().enqueue(request -> listed.isForAPage(request) && sent.incrementAndGet() == 2, response);
    }

    /** Iterates in pages of one, and checks that the number of requests is bounded by that of the items. */
    ListWalk walk() {
        ListWalk walk = walkUpTo(1_000);
        assertThat(walk.requests())
                .as("requests for %s", walk.ids())
                .isLessThanOrEqualTo(walk.ids().size() + 2);
        return walk;
    }

    ListWalk walkUpTo(int maxPages) {
        return ListWalk.over(listed.pager(ONE_BY_ONE).withMaxPages(maxPages), listed);
    }
}
