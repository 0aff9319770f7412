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

/** Lists are fetched page by page while they are walked, hold everything once, and can be continued. */
interface ListingContract extends ContractPart {
    /**
     * Making a list sends nothing, and each page is fetched when it is asked for.
     *
     * @return a test for each list that the provider has
     */
    @TestFactory
    default Stream<DynamicTest> listing_walked_fetchesEachPageWhenItIsAskedFor() {
        return ListingFixture.ofEach(provider(), " is lazy", listed -> {
            int before = listed.requests();
            Iterator<? extends Page<?>> pages =
                    listed.pages(PageRequest.first().withSize(1)).iterator();
            assertThat(listed.requests()).as("requests before the walk").isEqualTo(before);

            for (int fetched = 1; pages.hasNext(); fetched++) {
                pages.next();
                assertThat(listed.requests())
                        .as("requests for %d pages", fetched)
                        .isEqualTo(before + fetched);
            }
            assertThat(listed.requests()).isGreaterThan(before);
        });
    }

    /**
     * Whatever the size of a page, the list holds the same items, each once and in the same order.
     *
     * @return a test for each list that the provider has
     */
    @TestFactory
    default Stream<DynamicTest> listing_inPagesOfOne_holdsTheSameAsInOne() {
        return ListingFixture.ofEach(provider(), " in pages of one", listed -> {
            List<String> all = listed.ids(PageRequest.first());
            assertThat(all).hasSizeGreaterThan(1).doesNotHaveDuplicates();

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
     * The cursor of a page, kept and handed to another list, continues behind that page.
     *
     * @return a test for each list that the provider has
     */
    @TestFactory
    default Stream<DynamicTest> listing_cursorOfAPage_continuesBehindIt() {
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
     * A provider may call the list of an unknown room empty or not found; it holds no session of another room.
     *
     * @return a test, for a provider that has this list
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
     * Each filter, alone and with others, lists what matches and nothing else; or it is refused before the network.
     *
     * @return a test for each query, for a provider that lists sessions
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
