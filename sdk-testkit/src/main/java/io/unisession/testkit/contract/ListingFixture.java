package io.unisession.testkit.contract;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A list of several items. The service has other items too, which must not be in the list. */
final class ListingFixture {
    private final ClientFixture fixture;
    private final ProviderUnderTest provider;
    private final boolean hasPages;
    private final int requestsBefore;
    private final int leastItems;
    private final Supplier<ListShape> shape;
    private final Function<PageRequest, Pager<?>> list;

    private ListingFixture(
            ClientFixture fixture,
            ProviderUnderTest provider,
            boolean hasPages,
            int requestsBefore,
            int leastItems,
            Supplier<ListShape> shape,
            Function<PageRequest, Pager<?>> list) {
        this.fixture = fixture;
        this.provider = provider;
        this.hasPages = hasPages;
        this.requestsBefore = requestsBefore;
        this.leastItems = leastItems;
        this.shape = shape;
        this.list = list;
    }

    /** One test for each list of the provider. */
    static Stream<DynamicTest> ofEach(ProviderUnderTest provider, String suffix, Consumer<ListingFixture> test) {
        return CapabilityTest.ofEach(
                provider,
                CapabilityCall::isListing,
                suffix,
                (call, fixture) -> test.accept(of(provider, call, fixture)));
    }

    /** One test for each list of the provider that is one list of the service too. */
    static Stream<DynamicTest> ofEachThatIsOne(
            ProviderUnderTest provider, String suffix, Consumer<ListingFixture> test) {
        return CapabilityTest.ofEach(
                provider,
                call -> call.isOneList(provider),
                suffix,
                (call, fixture) -> test.accept(of(provider, call, fixture)));
    }

    static ListingFixture of(ProviderUnderTest provider, CapabilityCall<?> call, ClientFixture fixture) {
        boolean hasPages = !provider.listingsWithoutPages().contains(call.capability());
        int requestsBefore = requestsBefore(provider, call);
        Function<PageRequest, Pager<?>> list = list(provider, call, fixture.client(), fixture.service());
        return new ListingFixture(
                fixture,
                provider,
                hasPages,
                requestsBefore,
                leastItems(provider, call, fixture),
                () -> provider.listShape(call.capability()),
                list);
    }

    /** Whether a request of a call is for a page after the first. */
    static boolean isLaterPage(ProviderUnderTest provider, CapabilityCall<?> call, int request) {
        return call.isListing() && request > 1 + requestsBefore(provider, call);
    }

    private static int requestsBefore(ProviderUnderTest provider, CapabilityCall<?> call) {
        return call.capability() == ParticipantListing.class ? provider.requestsToFindSession() : 0;
    }

    /** A room has several sessions only if the provider remembers those that have ended. */
    private static int leastItems(ProviderUnderTest provider, CapabilityCall<?> call, ClientFixture fixture) {
        if (!call.equals(CapabilityCall.SESSIONS_OF_A_ROOM)) {
            return 2;
        }
        SessionClient client = fixture.client();
        String other = provider.beginSessionIn(fixture.service(), "room-of-an-ended-session");
        client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(other));
        return client.findSession(other).isPresent() ? 2 : 1;
    }

    private static Function<PageRequest, Pager<?>> list(
            ProviderUnderTest provider, CapabilityCall<?> call, SessionClient client, FakeService service) {
        CallOptions options = CallOptions.defaults();
        String first = provider.beginSessionIn(service, "one-room");
        if (call.capability() == ParticipantListing.class) {
            return page -> client.require(ParticipantListing.class).listParticipants(first, page, options);
        }
        if (call.equals(CapabilityCall.SESSIONS_OF_A_ROOM)) {
            String roomId = Target.roomOf(client, first);
            provider.beginSessionIn(service, "another-room");
            // A room has only one session at a time.
            client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(first));
            provider.beginSessionIn(service, "one-room");
            SessionQuery query = CapabilityCall.inRoom(roomId);
            return page -> client.require(SessionListing.class).listSessions(query, page, options);
        }
        provider.beginSessionIn(service, "another-room");
        if (call.equals(CapabilityCall.ACTIVE_SESSIONS)) {
            String third = provider.beginSessionIn(service, "third-room");
            client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(third));
            return page -> client.require(SessionListing.class).listSessions(CapabilityCall.ACTIVE, page, options);
        }
        return page -> client.require(SessionListing.class).listSessions(SessionQuery.all(), page, options);
    }

    boolean hasPages() {
        return hasPages;
    }

    /** How many requests a list makes before that for its first page. */
    int requestsBefore() {
        return requestsBefore;
    }

    int leastItems() {
        return leastItems;
    }

    ListShape shape() {
        return shape.get();
    }

    FakeService service() {
        return fixture.service();
    }

    Pager<?> pager(PageRequest first) {
        return list.apply(first);
    }

    int requests() {
        return requestsForPages().size();
    }

    /** The requests so far, but for those that read more of one item. */
    List<ReceivedRequest> requestsForPages() {
        return fixture.service().requests().stream().filter(this::isForAPage).toList();
    }

    boolean isForAPage(ReceivedRequest request) {
        return !provider.readsAnItem(request);
    }

    Iterable<? extends Page<?>> pages(PageRequest first) {
        return pager(first).pages();
    }

    List<String> ids(PageRequest first) {
        return pager(first).stream().map(ListingFixture::id).toList();
    }

    static List<String> ids(Page<?> page) {
        return page.items().stream().map(ListingFixture::id).toList();
    }

    static String id(Object item) {
        return item instanceof Session session
                ? session.id()
                : ((Participant) item).id().orElseThrow();
    }
}
