package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of a descriptor, over the wire. */
class PagingTest {
    private final Acme acme = Acme.start();

    @BeforeEach
    void list() {
        acme.with("/operations/listSessions/request", "\"GET /calls\"")
                .with("/operations/listSessions/items", "\"/calls\"");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    private List<String> listed(PageRequest first) {
        try (SessionClient client = acme.client()) {
            return client
                    .require(SessionListing.class)
                    .listSessions(SessionQuery.all(), first, CallOptions.defaults())
                    .stream()
                    .map(Session::id)
                    .toList();
        }
    }

    private List<String> listed() {
        return listed(PageRequest.first());
    }

    private List<String> queries() {
        return acme.service().requests().stream().map(ReceivedRequest::rawQuery).toList();
    }

    private Acme paging(String json) {
        return acme.with("/operations/listSessions/paging", json);
    }

    private static String page(String further, String... ids) {
        StringBuilder calls = new StringBuilder();
        for (String id : ids) {
            calls.append(calls.isEmpty() ? "" : ",")
                    .append("{\"id\":\"")
                    .append(id)
                    .append("\"}");
        }
        return "{\"calls\":[" + calls + "]" + (further.isEmpty() ? "" : "," + further) + "}";
    }

    private void responses(String... bodies) {
        for (String body : bodies) {
            acme.responding(body);
        }
    }

    @Test
    void none_allItems_areOnePage() {
        paging("{\"style\":\"none\",\"total\":\"/count\"}");
        responses(page("\"count\":9", "a", "b"));
        try (SessionClient client = acme.client()) {
            Page<Session> page = client.require(SessionListing.class)
                    .listSessions()
                    .pages()
                    .iterator()
                    .next();
            assertThat(page.items()).extracting(Session::id).containsExactly("a", "b");
            assertThat(page.total()).hasValue(9);
            assertThat(page.nextCursor()).isEmpty();
            assertThat(page.metadata().httpStatus()).hasValue(200);
        }
        assertThat(queries()).containsExactly("");
    }

    @Test
    void none_anyCursor_isRejected() {
        try (SessionClient client = acme.client()) {
            SessionListing listing = client.require(SessionListing.class);
            assertThatThrownBy(() -> listing.listSessions(
                            SessionQuery.all(), PageRequest.first().startingAt("2"), CallOptions.defaults()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void pageNumber_lastPage_endsTheList() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"lastPage\":\"/pages\"}");
        responses(page("\"pages\":2", "a"), page("\"pages\":2", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("p=1", "p=2");
    }

    @Test
    void pageNumber_firstPage_isCountedFromWhereTheServiceCounts() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"firstPage\":0,\"lastPage\":\"/pages\"}");
        responses(page("\"pages\":1", "a"), page("\"pages\":1", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("p=0", "p=1");
    }

    @Test
    void pageNumber_more_isUsed() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"more\":\"/more\"}");
        responses(page("\"more\":true", "a"), page("\"more\":false", "b"));

        assertThat(listed()).containsExactly("a", "b");
    }

    @Test
    void pageNumber_noPageInfo_endsWithAnEmptyPage() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\"}");
        responses(page("", "a"), page("", "b"), page(""));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("p=1", "p=2", "p=3");
    }

    @Test
    void pageNumber_total_isCountedInThePagesThatCome() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"total\":\"/n\"}");
        responses(page("\"n\":4", "a", "b"), page("\"n\":4", "c", "d"));

        assertThat(listed()).containsExactly("a", "b", "c", "d");
        assertThat(queries()).hasSize(2);
    }

    @Test
    void pageNumber_pageSize_savesTheRequestAfterAShortPage() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"total\":\"/n\",\"pageSize\":\"/size\"}");
        responses(page("\"n\":3,\"size\":2", "a", "b"), page("\"n\":3,\"size\":2", "c"));

        assertThat(listed()).containsExactly("a", "b", "c");
        assertThat(queries()).hasSize(2);
    }

    @Test
    void size_ofTheDescriptorOrOfTheApplication_isSent() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"sizeParam\":\"s\",\"size\":40,\"more\":\"/more\"}");
        responses(page("\"more\":false", "a"), page("\"more\":false", "a"));
        listed();
        listed(PageRequest.first().withSize(7));

        assertThat(queries()).containsExactly("p=1&s=40", "p=1&s=7");
    }

    @Test
    void limitOffset_nextPage_beginsAfterWhatCame() {
        paging("{\"style\":\"limit-offset\",\"offsetParam\":\"from\",\"sizeParam\":\"limit\",\"total\":\"/n\"}");
        responses(page("\"n\":3", "a", "b"), page("\"n\":3", "c"));

        assertThat(listed(PageRequest.first().withSize(10))).containsExactly("a", "b", "c");
        assertThat(queries()).containsExactly("from=0&limit=10", "from=2&limit=10");
    }

    @Test
    void cursor_inTheBody_isSentBack() {
        paging("{\"style\":\"cursor\",\"cursorParam\":\"after\",\"next\":\"/next\"}");
        responses(page("\"next\":\"x/1\"", "a"), page("\"next\":null", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("", "after=x%2F1");
    }

    @Test
    void cursor_anyText_isOneEncodedParameterValue() {
        paging("{\"style\":\"cursor\",\"cursorParam\":\"after\",\"next\":\"/next\"}");
        responses(page("\"next\":\"https://evil.example/../?a&admin=1#x\"", "a"), page("", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(acme.service().requests()).extracting(ReceivedRequest::path).containsOnly("/v1/webinar/calls");
        assertThat(queries()).containsExactly("", "after=https%3A%2F%2Fevil.example%2F..%2F%3Fa%26admin%3D1%23x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "."})
    void session_idThatLeadsElsewhere_isNotSentBackInAPath(String id) {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"");
        responses(page("", id));
        try (SessionClient client = acme.client()) {
            Session listed = client.require(SessionListing.class).listSessions().stream()
                    .findFirst()
                    .orElseThrow();

            assertThatThrownBy(() -> client.require(SessionEnding.class).endSession(listed.id()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void cursor_noMore_endsTheListDespiteTheCursor() {
        paging("{\"style\":\"cursor\",\"cursorParam\":\"after\",\"next\":\"/next\",\"more\":\"/more\"}");
        responses(page("\"next\":\"x\",\"more\":false", "a"));

        assertThat(listed()).containsExactly("a");
    }

    @Test
    void cursor_repeated_failsInsteadOfLooping() {
        paging("{\"style\":\"cursor\",\"cursorParam\":\"after\",\"next\":\"/next\"}");
        responses(page("\"next\":\"x\"", "a"), page("\"next\":\"x\"", "b"));

        assertThatThrownBy(this::listed).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void lastItem_idOfTheLast_isTheCursor() {
        paging("{\"style\":\"last-item\",\"cursorParam\":\"after\",\"more\":\"/more\"}");
        responses(page("\"more\":true", "a", "b"), page("\"more\":false", "c"));

        assertThat(listed()).containsExactly("a", "b", "c");
        assertThat(queries()).containsExactly("", "after=b");
    }

    @Test
    void nextLink_inTheBody_givesItsQuery() {
        paging("{\"style\":\"next-link\",\"next\":\"/links/next\",\"sizeParam\":\"s\"}");
        responses(
                page("\"links\":{\"next\":\"/v1/webinar/calls?page=2&s=1\"}", "a"),
                page("\"links\":{\"next\":\"" + acme.service().baseUrl() + "/calls?page=3\"}", "b"),
                page("\"links\":{}", "c"));

        assertThat(listed(PageRequest.first().withSize(1))).containsExactly("a", "b", "c");
        assertThat(queries()).containsExactly("s=1", "s=1&page=2", "s=1&page=3");
    }

    @Test
    void nextLink_inTheHeader_givesItsQuery() {
        paging("{\"style\":\"next-link\"}");
        acme.responding(FakeResponse.json(200, page("", "a"))
                .withHeader("Link", "<" + acme.service().baseUrl() + "/calls?page=2>; rel=\"next\""));
        responses(page("", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("", "page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example/v1/webinar/calls?page=2",
                "http://localhost:1/inside/v1/webinar/calls?page=2",
                "https://api.acme.example/calls?page=2",
                "/calls?page=2",
                "/calls/?page=2"
            })
    void nextLink_ofTheServiceBehindAGateway_givesItsQueryAlone(String link) {
        paging("{\"style\":\"next-link\",\"next\":\"/next\"}");
        responses(page("\"next\":\"" + link + "\"", "a"), page("", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("", "page=2");
        assertThat(acme.service().requests().get(1).path())
                .isEqualTo(acme.service().requests().get(0).path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/v1/webinar/accounts?page=2", "/v1/webinar/accounts?page=2"})
    void nextLink_elsewhere_isNotFollowed(String link) {
        paging("{\"style\":\"next-link\",\"next\":\"/next\"}");
        responses(page("\"next\":\"" + link + "\"", "a"));

        assertThatThrownBy(this::listed)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("points to a different path");
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void pageNumber_serviceIgnoresIt_failsRatherThanRepeatTheFirstPage() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"page\":\"/page\",\"total\":\"/total\"}");
        responses(page("\"page\":1,\"total\":4", "a", "b"), page("\"page\":1,\"total\":4", "c", "d"));

        assertThatThrownBy(this::listed)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("page 2 was requested, but this is page 1");
    }

    @Test
    void pageNumber_countedFromZero_isComparedAsCounted() {
        paging(
                "{\"style\":\"page-number\",\"pageParam\":\"p\",\"firstPage\":0,\"page\":\"/page\",\"total\":\"/total\"}");
        responses(page("\"page\":0,\"total\":4", "a", "b"), page("\"page\":1,\"total\":4", "c", "d"));

        assertThat(listed()).containsExactly("a", "b", "c", "d");
        assertThat(queries()).containsExactly("p=0", "p=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1"})
    void total_thatTheItemsContradict_isNotBelieved(String total) {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"total\":\"/total\"}");
        responses(page("\"total\":" + total, "a", "b"), page("\"total\":" + total, "c"), page("\"total\":" + total));

        assertThat(listed()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"style\":\"page-number\",\"pageParam\":\"p\",\"sizeParam\":\"s\",\"size\":2",
                "\"style\":\"limit-offset\",\"offsetParam\":\"p\",\"sizeParam\":\"s\",\"size\":2",
                "\"style\":\"last-item\",\"cursorParam\":\"p\",\"sizeParam\":\"s\",\"size\":2"
            })
    void total_thatCountsOnlyItsPage_doesNotEndTheListAfterAFullOne(String style) {
        paging("{" + style + ",\"total\":\"/total\"}");
        responses(
                page("\"total\":2", "a", "b"),
                page("\"total\":2", "c", "d"),
                page("\"total\":1", "e"),
                page("\"total\":0"));

        assertThat(listed()).containsExactly("a", "b", "c", "d", "e");
        assertThat(queries()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"style\":\"page-number\",\"pageParam\":\"p\",\"page\":\"/page\",\"sizeParam\":\"s\",\"size\":2",
                "\"style\":\"page-number\",\"pageParam\":\"p\",\"sizeParam\":\"s\",\"size\":2",
                "\"style\":\"limit-offset\",\"offsetParam\":\"p\",\"sizeParam\":\"s\",\"size\":2",
                "\"style\":\"last-item\",\"cursorParam\":\"p\",\"sizeParam\":\"s\",\"size\":2"
            })
    void total_ofAFullPage_serviceThatSendsItAgain_isTheEnd(String style) {
        paging("{" + style + ",\"total\":\"/total\"}");
        responses(page("\"page\":1,\"total\":2", "a", "b"), page("\"page\":1,\"total\":2", "a", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).hasSize(2);
    }

    @Test
    void total_ofAPageWithRoomForMore_isBelieved() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"sizeParam\":\"s\",\"size\":3,\"total\":\"/total\"}");
        responses(page("\"total\":2", "a", "b"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).hasSize(1);
    }

    @Test
    void pageNumber_reportedFromZero_isComparedOnEveryPage() {
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"page\":\"/page\"}");
        responses(page("\"page\":0", "a"), page("\"page\":1", "b"), page("\"page\":2"));

        assertThat(listed()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("p=1", "p=2", "p=3");
    }

    @Test
    void lastItem_total_endsTheListWithoutAnotherRequest() {
        paging("{\"style\":\"last-item\",\"cursorParam\":\"after\",\"total\":\"/total\"}");
        responses(page("\"total\":3", "a", "b"), page("\"total\":3", "c"));

        assertThat(listed()).containsExactly("a", "b", "c");
        assertThat(queries()).containsExactly("", "after=b");
        assertThatThrownBy(() -> listed(PageRequest.first().startingAt("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cursor b does not come from this list; use the nextCursor of one of its pages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"style\":\"page-number\",\"pageParam\":\"p\"}",
                "{\"style\":\"limit-offset\",\"offsetParam\":\"p\"}",
                "{\"style\":\"last-item\",\"cursorParam\":\"p\"}"
            })
    void laterPage_notFound_endsTheList(String style) {
        paging(style);
        acme.responding(
                FakeResponse.json(200, page("", "a")), FakeResponse.json(404, "{\"message\":\"no such page\"}"));

        assertThat(listed()).containsExactly("a");
        assertThat(acme.service().requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"calls\":null,\"total\":0}}",
                "{\"data\":{\"calls\":null}}",
                "{\"data\":{\"calls\":{}}}",
                "{\"data\":{\"total\":0}}",
                "{\"data\":{}}",
                "{}"
            })
    void list_missingFromTheExpectedResponse_isEmpty(String body) {
        acme.with("/operations/listSessions/items", "\"/data/calls\"");
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"total\":\"/data/total\"}");
        responses(body);

        assertThat(listed()).isEmpty();
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    /** The last page has no link, so that only the object around it is left of the list. */
    @Test
    void list_missingBesideTheObjectOfTheNextLink_isEmpty() {
        acme.with("/operations/listSessions/items", "\"/calls\"");
        paging("{\"style\":\"next-link\",\"next\":\"/links/next\"}");
        responses("{\"links\":{\"self\":\"/calls\"}}");

        assertThat(listed()).isEmpty();
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"data":{"calls":null,"total":3}} | it counts 3 items, but has no list
        {"data":{"calls":"none"}}         | it has no list at /data/calls
        {"data":{"calls":{"a":1}}}        | it has no list at /data/calls
        {"message":"welcome"}             | it has no list at /data/calls
        {"data":{"calls":7}}              | it has no list at /data/calls
        """)
    void list_missingFromAnotherDocument_isAnError(String body, String reason) {
        acme.with("/operations/listSessions/items", "\"/data/calls\"");
        paging("{\"style\":\"page-number\",\"pageParam\":\"p\",\"total\":\"/data/total\"}");
        responses(body);

        assertThatThrownBy(this::listed)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void parametersInTheBody_areFieldsOfIt() {
        acme.with(
                "/operations/listSessions/request",
                "{\"method\":\"POST\",\"path\":\"/calls/search\",\"body\":{\"filter\":{\"state\":\"open\"}}}");
        paging("{\"style\":\"page-number\",\"pageParam\":\"page\",\"sizeParam\":\"size\",\"size\":2,\"in\":\"body\","
                + "\"more\":\"/more\"}");
        responses(page("\"more\":false", "a"));

        assertThat(listed()).containsExactly("a");
        assertThat(acme.onlyRequest().body()).isEqualTo("{\"filter\":{\"state\":\"open\"},\"page\":1,\"size\":2}");
        assertThat(acme.onlyRequest().rawQuery()).isEmpty();
    }

    @Test
    void items_bareIdsAndObjects_areSessions() {
        responses("{\"calls\":[\"a\",{\"id\":\"b\"},7]}");

        assertThat(listed()).containsExactly("a", "b", "7");
    }

    @Test
    void items_theWholeResponse_isTheList() {
        acme.with("/operations/listSessions/items", "\"\"").responding("[{\"id\":\"a\"}]");

        assertThat(listed()).containsExactly("a");
    }

    @Test
    void items_severalPlaces_firstListIsUsed() {
        acme.with("/operations/listSessions/items", "[\"/data\", \"/data/calls\"]")
                .responding("{\"data\":{\"calls\":[{\"id\":\"a\"}]}}");

        assertThat(listed()).containsExactly("a");
    }

    @Test
    void items_eachKeepsItsOwnFieldsAndNotThoseOfTheOthers() {
        responses("{\"calls\":[{\"id\":\"a\",\"x\":1},{\"id\":\"b\",\"x\":2}]}");
        try (SessionClient client = acme.client()) {
            List<Session> sessions =
                    client.require(SessionListing.class).listSessions().stream().toList();

            assertThat(sessions.get(1).raw().json()).isEqualTo("{\"id\":\"b\",\"x\":2}");
            assertThat(sessions.get(1).metadata().httpStatus()).hasValue(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"calls\":[{\"name\":\"x\"}]}", "{\"calls\":[null]}", "{\"calls\":7}", "{\"x\":1}"})
    void items_unreadable_failInsteadOfBeingDropped(String body) {
        responses(body);

        assertThatThrownBy(this::listed)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("/calls");
    }

    @Test
    void items_nothing_isAnEmptyList() {
        acme.responding(FakeResponse.empty(204));

        assertThat(listed()).isEmpty();
    }

    @Test
    void itemsById_fieldsOfAnObject_areSessionsByTheirNames() {
        acme.with("/operations/listSessions", "{\"request\":\"GET /calls\",\"items\":{\"byId\":\"/calls\"}}")
                .responding("{\"calls\":{\"a\":{\"id\":\"own\"},\"b\":{},\"c\":true}}");

        assertThat(listed()).containsExactly("own", "b", "c");
    }

    @Test
    void getSession_outOfAList_isFoundPageByPage() {
        acme.with(
                        "/operations/getSession",
                        "{\"request\":\"GET /calls\",\"items\":\"/calls\",\"paging\":{\"style\":\"cursor\",\"cursorParam\":\"c\",\"next\":\"/next\"}}")
                .responding(page("\"next\":\"2\"", "a", "b"))
                .responding(page("\"next\":\"3\"", "c", "d"));
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("c").id()).isEqualTo("c");
        }
        assertThat(queries()).containsExactly("", "c=2");
    }

    @Test
    void getSession_notInTheList_isNotFound() {
        acme.with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .responding(page("", "a"))
                .responding(page("", "a"));
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.getSession("z"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessage("acme getSession failed: not found: the service lists no session with this id");
            assertThat(client.findSession("z")).isEmpty();
            assertThatThrownBy(() -> client.getSession(" ")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(acme.service().requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 205})
    void items_emptyBodyThatDoesNotMeanNothing_isUnusable(int status) {
        acme.responding(FakeResponse.empty(status));

        assertThatThrownBy(this::listed)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the body is empty");
    }

    @Test
    void items_allOfSeveralArrays_areOneList() {
        acme.with(
                        "/operations/listSessions",
                        "{\"request\":\"GET /calls\",\"items\":{\"all\":[\"/open\",\"/closed\"]}}")
                .responding(
                        FakeResponse.json(200, "{\"closed\":[\"s-3\"],\"open\":[{\"id\":\"s-1\"},\"s-2\"]}"),
                        FakeResponse.json(200, "{\"closed\":[\"s-3\"]}"));
        try (SessionClient client = acme.client()) {
            SessionListing listing = client.require(SessionListing.class);
            assertThat(listing.listSessions()).extracting(Session::id).containsExactly("s-1", "s-2", "s-3");
            assertThat(listing.listSessions()).extracting(Session::id).containsExactly("s-3");
        }
        assertThat(DryRun.of(acme.descriptor(), "listSessions", "{\"open\":[\"s-1\"],\"closed\":[\"s-2\"]}")
                        .toString())
                .contains("sessions        2    /open and /closed", "sessions[1].id  s-2  /closed/0");
    }

    @Test
    void getSession_notDeclared_isSearchedInTheList() {
        acme.with("/operations", """
                        {"listSessions": {"items": "/calls", "onlyStatus": "ACTIVE",
                          "request": {"method": "GET", "path": "/calls", "query": {"room": "{roomId}"}}}}
                        """)
                .responding("{\"calls\":[{\"id\":\"s-0\"},{\"id\":\"s-1\"}]}")
                .responding("{\"calls\":[]}");
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("s-1").status()).isEqualTo(SessionStatus.ACTIVE);
            assertThatThrownBy(() -> client.getSession("s-1"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessage("acme getSession failed: not found: the service lists no session with this id");
        }
        assertThat(acme.service().requests().get(0).path()).isEqualTo("/v1/webinar/calls");
    }

    @Test
    void itemsById_nullAndFalse_areNotItems() {
        acme.with("/operations/listSessions", "{\"request\":\"GET /calls\",\"items\":{\"byId\":\"/calls\"}}")
                .responding("{\"calls\":{\"a\":null,\"b\":false,\"c\":true}}");

        assertThat(listed()).containsExactly("c");
    }

    @Test
    void listParticipants_merged_areMergedPageByPageAndCountedAsTheServiceCounts() {
        acme.with("/operations/listParticipants", """
                        { "request": "GET /calls/{sessionId}/people", "items": "/people",
                          "paging": { "style": "limit-offset", "offsetParam": "from" } }
                        """)
                .with("/models/participant", "{\"id\":\"/id\",\"merge\":true}")
                .responding("{\"people\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"a\"}]}")
                .responding("{\"people\":[{\"id\":\"a\"}]}")
                .responding("{\"people\":[]}");
        try (SessionClient client = acme.client()) {
            assertThat(client.require(ParticipantListing.class).listParticipants("s-1").stream()
                            .map(participant -> participant.id().orElseThrow()))
                    .containsExactly("a", "b", "a");
        }
        assertThat(queries()).containsExactly("from=0", "from=3", "from=4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"style\":\"cursor\",\"cursorParam\":\"p\",\"next\":\"/next\"",
                "\"style\":\"page-number\",\"pageParam\":\"p\"",
                "\"style\":\"limit-offset\",\"offsetParam\":\"p\"",
                "\"style\":\"last-item\",\"cursorParam\":\"p\""
            })
    void fullPages_pageWithFewerItems_isTheLast(String style) {
        paging("{" + style + ",\"sizeParam\":\"s\",\"size\":2,\"fullPages\":true}");
        responses(page("\"next\":\"c-2\"", "c-1", "c-2"), page("\"next\":\"c-3\"", "c-3"));

        assertThat(listed()).containsExactly("c-1", "c-2", "c-3");
        assertThat(queries()).hasSize(2);
    }

    @Test
    void minSize_raisesASmallerSizeOnly() {
        paging("{\"style\":\"cursor\",\"cursorParam\":\"p\",\"next\":\"/next\",\"sizeParam\":\"s\",\"minSize\":10}");
        responses(page("", "c-1"), page("", "c-1"), page("", "c-1"));

        listed();
        listed(PageRequest.first().withSize(3));
        listed(PageRequest.first().withSize(30));

        assertThat(queries()).containsExactly("", "s=10", "s=30");
    }
}
