package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.NotFoundException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lists are fetched page by page during iteration, contain each item once, and can be resumed. */
interface ListingContract extends ContractPart {
    /**
     * Creating a list sends nothing; each page is fetched when it is needed.
     *
     * @return a test for each list of the provider
     */
    @TestFactory
    default Stream<DynamicTest> listing_iterated_fetchesEachPageWhenNeeded() {
        return ListingFixture.ofEach(provider(), " is lazy", listed -> {
            int before = listed.requests();
            Iterator<? extends Page<?>> pages =
                    listed.pages(PageRequest.first().withSize(1)).iterator();
            assertThat(listed.requests())
                    .as("requests before the first page is needed")
                    .isEqualTo(before);

            for (int fetched = 1; pages.hasNext(); fetched++) {
                pages.next();
                if (listed.hasPages()) {
                    assertThat(listed.requests())
                            .as("requests after %d pages", fetched)
                            .isEqualTo(before + listed.requestsBefore() + fetched);
                }
            }
            assertThat(listed.requests()).isGreaterThan(before);
        });
    }

    /**
     * Whatever the page size, a list contains the same items, each once and in the same order.
     *
     * @return a test for each list of the provider
     */
    @TestFactory
    default Stream<DynamicTest> listing_inPagesOfOne_hasTheSameItems() {
        return ListingFixture.ofEach(provider(), " in pages of one", listed -> {
            List<String> all = listed.ids(PageRequest.first());
            assertThat(all).hasSizeGreaterThanOrEqualTo(listed.leastItems()).doesNotHaveDuplicates();

            List<List<String>> pages = new ArrayList<>();
            for (Page<?> page : listed.pages(PageRequest.first().withSize(1))) {
                pages.add(ListingFixture.ids(page));
            }

            assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
            assertThat(pages)
                    .allSatisfy(page -> assertThat(page).hasSizeBetween(0, listed.hasPages() ? 1 : all.size()));
            assertThat(pages).hasSizeGreaterThanOrEqualTo(listed.hasPages() ? all.size() : 1);
        });
    }

    /**
     * A list that starts at the cursor of a page continues after that page.
     *
     * @return a test for each list of the provider
     */
    @TestFactory
    default Stream<DynamicTest> listing_cursorOfAPage_continuesAfterIt() {
        return ListingFixture.ofEach(provider(), " continues", listed -> {
            List<String> all = listed.ids(PageRequest.first());
            PageRequest one = PageRequest.first().withSize(1);
            Page<?> page = listed.pages(one).iterator().next();

            if (listed.hasPages()) {
                assertThat(listed.ids(one.startingAt(page.nextCursor().orElseThrow())))
                        .isEqualTo(all.subList(1, all.size()));
            } else {
                assertThat(page.nextCursor()).as("the cursor of the only page").isEmpty();
            }
        });
    }

    /**
     * The list of an unknown room is empty or not found; it never contains sessions of other rooms.
     *
     * @return a test, if the provider lists the sessions of a room
     */
    @TestFactory
    default Stream<DynamicTest> listSessions_unknownRoom_hasNoSessionOfAnother() {
        return CapabilityTest.ofEach(
                provider(),
                call -> call.equals(CapabilityCall.SESSIONS_OF_A_ROOM),
                " that is unknown",
                (call, fixture) -> {
                    provider().beginSession(fixture.service());
                    List<Session> found = new ArrayList<>();
                    try {
                        fixture.client()
                                .require(SessionListing.class)
                                .listSessions(CapabilityCall.inRoom(HostileIds.HARMLESS))
                                .forEach(found::add);
                    } catch (NotFoundException asGood) {
                        assertThat(asGood).hasMessageContaining("listSessions");
                    }
                    assertThat(found).isEmpty();
                });
    }

    /**
     * Each query returns exactly the sessions that match it, or is rejected before anything is sent.
     *
     * @return a test for each query, if the provider lists sessions
     */
    @TestFactory
    default Stream<DynamicTest> listSessions_eachFilter_isAppliedOrRejected() {
        return QueryCase.ALL.stream()
                .flatMap(query ->
                        CapabilityTest.ofOne(provider(), SessionListing.class, " " + query.name(), fixture -> {
                            SessionClient client = fixture.client();
                            SessionListing listing = client.require(SessionListing.class);
                            String id = provider().beginSessionIn(fixture.service(), "one-room");
                            provider().beginSessionIn(fixture.service(), "another-room");

                            query.assertAppliedOrRejected(fixture, listing, client.getSession(id));
                            client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(id));
                            client.findSession(id)
                                    .filter(session -> session.status() == SessionStatus.ENDED)
                                    .ifPresent(ended -> query.assertAppliedOrRejected(fixture, listing, ended));
                        }));
    }
}
