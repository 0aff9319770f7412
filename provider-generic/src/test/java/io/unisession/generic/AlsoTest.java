package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionListing;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that consist of several of the service's lists. */
class AlsoTest {
    private static final FakeResponse NOT_FOUND = FakeResponse.empty(404);

    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    /** Lists calls that are open, page by page, and those that are closed. */
    private void describeSessions() {
        acme.with("/operations/listSessions", """
                        {"request": {"method": "GET", "path": "/open", "query": {"room": "{roomId}"}}, "items": "/calls",
                         "paging": {"style": "cursor", "cursorParam": "c", "next": "/next", "total": "/total"}, "onlyStatus": "ACTIVE",
                         "also": {"request": {"method": "GET", "path": "/closed", "query": {"room": "{roomId}"}}, "items": "/ended",
                                  "onlyStatus": "ENDED"}}
                        """);
    }

    private static FakeResponse json(String body) {
        return FakeResponse.json(200, body);
    }

    private List<String> sent() {
        return acme.service().requests().stream()
                .map(request -> request.path().replace("/v1/webinar", "")
                        + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery()))
                .toList();
    }

    private static List<Page<Session>> pages(SessionClient client, SessionQuery query, PageRequest first) {
        return StreamSupport.stream(
                        client.require(SessionListing.class)
                                .listSessions(query, first, CallOptions.defaults())
                                .pages()
                                .spliterator(),
                        false)
                .toList();
    }

    @Test
    void listSessions_withoutAStatus_readsTheListsOneAfterTheOther() {
        describeSessions();
        acme.responding(
                json("{\"calls\":[{\"id\":\"s-1\"}],\"next\":\"2\",\"total\":2}"),
                json("{\"calls\":[{\"id\":\"s-2\"}],\"total\":2}"),
                json("{\"ended\":[{\"id\":\"s-3\"}]}"));
        try (SessionClient client = acme.client()) {
            assertThat(client.require(SessionListing.class)
                            .listSessions(SessionQuery.builder().roomId("r-1").build()))
                    .extracting(session -> session.id() + " " + session.status())
                    .containsExactly("s-1 ACTIVE", "s-2 ACTIVE", "s-3 ENDED");
        }

        assertThat(sent()).containsExactly("/open?room=r-1", "/open?room=r-1&c=2", "/closed?room=r-1");
    }

    @Test
    void listSessions_page_namesWhereTheNextOneIs() {
        describeSessions();
        acme.responding(
                json("{\"calls\":[{\"id\":\"s-1\"}],\"next\":\"2\",\"total\":1}"),
                json("{\"calls\":[{\"id\":\"s-2\"}]}"),
                json("{\"ended\":[{\"id\":\"s-3\"}]}"),
                json("{\"ended\":[]}"));
        try (SessionClient client = acme.client()) {
            List<Page<Session>> pages = pages(client, SessionQuery.all(), PageRequest.first());

            assertThat(pages)
                    .extracting(page -> page.nextCursor().orElse("none"))
                    .containsExactly("0:2", "1:", "none");
            // The number that one of the lists says is not the number of all.
            assertThat(pages).allSatisfy(page -> assertThat(page.total()).isEmpty());
            assertThat(pages(client, SessionQuery.all(), PageRequest.first().startingAt("1:")))
                    .hasSize(1);
        }

        assertThat(sent()).containsExactly("/open", "/open?c=2", "/closed", "/closed");
    }

    @Test
    void listSessions_cursorOfAnotherList_isRejected() {
        describeSessions();
        try (SessionClient client = acme.client()) {
            SessionListing listing = client.require(SessionListing.class);
            for (String cursor : List.of("2", "2:", ":", "x:y")) {
                assertThatThrownBy(() -> listing.listSessions(
                                SessionQuery.all(), PageRequest.first().startingAt(cursor), CallOptions.defaults()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("the cursor " + cursor + " does not come from this list");
            }
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void listSessions_byStatus_readsOnlyTheListsThatHaveIt() {
        describeSessions();
        acme.responding(json("{\"ended\":[{\"id\":\"s-3\"}]}"));
        try (SessionClient client = acme.client()) {
            SessionListing listing = client.require(SessionListing.class);
            assertThat(listing.listSessions(
                            SessionQuery.builder().status(SessionStatus.ENDED).build()))
                    .extracting(Session::id)
                    .containsExactly("s-3");
            assertThatThrownBy(() -> listing.listSessions(
                            SessionQuery.builder().status(SessionStatus.PENDING).build()))
                    .isInstanceOf(UnsupportedCapabilityException.class);
        }
        assertThat(sent()).containsExactly("/closed");
    }

    @Test
    void listSessions_firstListThatIsNotThere_isNotFound() {
        describeSessions();
        acme.responding(NOT_FOUND);
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.require(SessionListing.class).listSessions().stream()
                            .toList())
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void getSession_withoutAnOperation_searchesAllLists() {
        describeSessions();
        acme.with("/operations/getSession", "null");
        String descriptor = acme.json().replace("\"getSession\":null,", "");
        acme.responding(json("{\"calls\":[{\"id\":\"s-1\"}]}"), json("{\"ended\":[{\"id\":\"s-3\"}]}"));
        try (SessionClient client = GenericSessions.builder(Descriptor.parse("acme.json", descriptor))
                .baseUrl(acme.service().baseUrl().toString())
                .build()) {
            assertThat(client.getSession("s-3").status()).isEqualTo(SessionStatus.ENDED);
        }
        assertThat(sent()).containsExactly("/open", "/closed");
    }

    /** Those who are in, page by page, and a log of names and departures. */
    private void describeParticipants() {
        acme.with("/operations/listParticipants", """
                        {"request": "GET /calls/{sessionId}/people", "items": "/people",
                         "paging": {"style": "cursor", "cursorParam": "c", "sizeParam": "n", "next": "/next"},
                         "also": [{"request": "GET /calls/{sessionId}/log", "items": "/log", "paging": {"style": "none"},
                                   "model": {"id": "/person", "name": "/nick"}}]}
                        """)
                .with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with(
                        "/models/participant",
                        "{\"id\":\"/id\",\"joinedAt\":\"/in\",\"leftAt\":\"/out\",\"merge\":true}");
    }

    private static final List<FakeResponse> PEOPLE = List.of(
            json("{\"people\":[{\"id\":\"p-1\",\"in\":\"2024-05-01T12:00:00Z\"}],\"next\":\"2\"}"),
            json("{\"people\":[{\"id\":\"p-2\",\"in\":\"2024-05-01T12:10:00Z\"}]}"),
            json(
                    "{\"log\":[{\"person\":\"p-1\",\"nick\":\"Ada\"},"
                            + "{\"person\":\"p-3\",\"nick\":\"Bob\",\"in\":\"2024-05-01T12:00:00Z\",\"out\":\"2024-05-01T12:05:00Z\"}]}"));

    private static List<String> summary(Iterable<Participant> participants) {
        return StreamSupport.stream(participants.spliterator(), false)
                .map(each -> each.id().orElseThrow() + " " + each.name().orElse("?") + " " + each.presence())
                .toList();
    }

    @Test
    void getSession_secondListOfParticipants_isJoinedById() {
        describeParticipants();
        acme.responding(json("{\"id\":\"s-1\"}")).responding(PEOPLE.toArray(FakeResponse[]::new));
        try (SessionClient client = acme.client()) {
            assertThat(summary(client.getSession("s-1").participants()))
                    .containsExactly("p-1 Ada PRESENT", "p-2 ? PRESENT", "p-3 Bob LEFT");
        }
    }

    @Test
    void listParticipants_listsThatAreJoined_areOnePage() {
        describeParticipants();
        acme.responding(PEOPLE.toArray(FakeResponse[]::new));
        try (SessionClient client = acme.client()) {
            ParticipantListing listing = client.require(ParticipantListing.class);

            assertThat(summary(
                            listing.listParticipants("s-1", PageRequest.first().withSize(5), CallOptions.defaults())))
                    .containsExactly("p-1 Ada PRESENT", "p-2 ? PRESENT", "p-3 Bob LEFT");
            assertThatThrownBy(() -> listing.listParticipants(
                            "s-1", PageRequest.first().startingAt("1:"), CallOptions.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("only one page");
        }
        assertThat(sent()).containsExactly("/calls/s-1/people?n=5", "/calls/s-1/people?c=2&n=5", "/calls/s-1/log");
    }

    @Test
    void listParticipants_furtherListThatIsNotThere_addsNobody() {
        describeParticipants();
        acme.responding(PEOPLE.get(1), NOT_FOUND);
        try (SessionClient client = acme.client()) {
            assertThat(summary(client.require(ParticipantListing.class).listParticipants("s-1")))
                    .containsExactly("p-2 ? PRESENT");
        }
    }

    @Test
    void listParticipants_listThatEndsWith404_isFollowedByTheNext() {
        describeParticipants();
        acme.responding(PEOPLE.get(0), NOT_FOUND, PEOPLE.get(2));
        try (SessionClient client = acme.client()) {
            assertThat(summary(client.require(ParticipantListing.class).listParticipants("s-1")))
                    .containsExactly("p-1 Ada PRESENT", "p-3 Bob LEFT");
        }
    }
}
