package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a descriptor lists sessions by a query. */
class QueryTest {
    private static final SessionQuery EVERYTHING = SessionQuery.builder()
            .roomId("r 1")
            .status(SessionStatus.ACTIVE)
            .startedFrom(Instant.parse("2024-05-06T09:00:00.0005Z"))
            .startedBefore(Instant.parse("2024-05-06T10:00:00.0005Z"))
            .build();
    private static final SessionQuery ROOM =
            SessionQuery.builder().roomId("r 1").build();
    private static final SessionQuery ACTIVE =
            SessionQuery.builder().status(SessionStatus.ACTIVE).build();

    private final Acme acme = Acme.start();

    @BeforeEach
    void list() {
        acme.with("/operations/listSessions/request", """
                        {"method": "GET", "path": "/calls", "query": {
                          "room": "{roomId}", "state": "{status}", "since": "{startedFrom}", "until": "{startedBefore}"}}
                        """)
                .with("/operations/listSessions/statusWords", "{\"ACTIVE\": \"open\"}")
                .with("/operations/listSessions/items", "\"/calls\"");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    private void list(SessionQuery... queries) {
        GenericSessions.Builder builder = acme.builder();
        acme.settingsOf(Map.of("ACME_TOKEN", "made-up-token")).forEach(builder::setting);
        try (SessionClient client = builder.build()) {
            for (SessionQuery query : queries) {
                acme.service().enqueue(FakeResponse.json(200, "{\"calls\":[]}"));
                assertThat(client.require(SessionListing.class).listSessions(query))
                        .isEmpty();
            }
        }
    }

    private List<String> sent() {
        return acme.service().requests().stream()
                .map(request -> request.path() + "?" + request.rawQuery())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8601,           2024-05-06T09%3A00%3A00.000500Z, 2024-05-06T10%3A00%3A00.000500Z",
        "iso-8601-milliseconds, 2024-05-06T09%3A00%3A00.000Z, 2024-05-06T10%3A00%3A00.001Z",
        "epoch-seconds,      1714986000,                      1714989601",
        "epoch-milliseconds, 1714986000000,                   1714989600001",
        "epoch-microseconds, 1714986000000500,                1714989600000500",
        "epoch-nanoseconds,  1714986000000500000,             1714989600000500000"
    })
    void listSessions_everyFilter_isSentWithTheServicesNames(String format, String from, String before) {
        acme.with("/operations/listSessions/timeFormat", '"' + format + '"');

        list(EVERYTHING);

        assertThat(sent())
                .containsExactly("/v1/webinar/calls?room=r%201&state=open&since=" + from + "&until=" + before);
    }

    @Test
    void listSessions_timeInANotationOfItsOwn_isWrittenSo() {
        acme.with("/operations/listSessions/timeFormat", "\"epoch-seconds\"")
                .with("/operations/listSessions/request", """
                        {"method": "GET", "path": "/calls", "query": {
                          "day": "{startedFrom as date}", "last": "{startedBefore as date}", "since": "{startedFrom}",
                          "mail": "{startedBefore as rfc-1123}", "state": "{status}"}}
                        """);

        list(SessionQuery.builder()
                .startedFrom(Instant.parse("2024-05-06T09:00:00.0005Z"))
                .startedBefore(Instant.parse("2024-05-06T10:00:00.0005Z"))
                .build());

        assertThat(sent())
                .containsExactly("/v1/webinar/calls?day=2024-05-06&last=2024-05-07&since=1714986000"
                        + "&mail=Mon%2C%206%20May%202024%2010%3A00%3A01%20GMT");
    }

    @Test
    void listSessions_joinedFilter_hasThePartsThatTheQuerySets() {
        acme.with("/operations/listSessions/request", """
                        {"method": "GET", "path": "/calls", "query": {"filter": {"join": " AND ", "of": [
                          "start >= \\"{startedFrom}\\"", "{status}", "room = \\"rooms/{roomId}\\""]}}}
                        """)
                .with("/operations/listSessions/statusWords", "{\"ACTIVE\": \"end IS NULL\"}");

        list(
                SessionQuery.all(),
                ACTIVE,
                SessionQuery.builder()
                        .roomId("r 1")
                        .startedFrom(Instant.EPOCH)
                        .status(SessionStatus.ACTIVE)
                        .build());

        assertThat(acme.service().requests())
                .extracting(request -> URLDecoder.decode(request.rawQuery(), StandardCharsets.UTF_8))
                .containsExactly(
                        "",
                        "filter=end IS NULL",
                        "filter=start >= \"1970-01-01T00:00:00Z\" AND end IS NULL AND room = \"rooms/r 1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\" OR room = \"b", "a'b", "a\\b"})
    void listSessions_quoteInAJoinedFilter_isRejected(String room) {
        acme.with("/operations/listSessions/request", """
                        {"method": "GET", "path": "/calls", "query": {"filter": {"join": ",", "of": ["room = {roomId}", "{status}"]}}}
                        """);
        SessionQuery query = SessionQuery.builder().roomId(room).build();

        assertThatThrownBy(() -> list(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("roomId must not have quotes or backslashes, because it is part of a filter");
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void listSessions_window_isTheRangeOfAQueryWithoutOne() {
        acme.with("/operations/listSessions/timeFormat", "\"epoch-seconds\"")
                .with("/operations/listSessions/window", "\"P30D\"");
        Instant start = Instant.now();

        list(
                SessionQuery.all(),
                SessionQuery.builder()
                        .startedBefore(Instant.ofEpochSecond(2_592_007))
                        .build());

        ReceivedRequest open = acme.service().requests().get(0);
        long until = Long.parseLong(open.rawQuery().replaceAll(".*until=", ""));
        assertThat(until).isBetween(start.getEpochSecond(), start.getEpochSecond() + 60);
        long since = Long.parseLong(open.rawQuery().replaceAll("since=|&.*", ""));
        assertThat(until - since).isBetween(2_592_000L, 2_592_001L);
        assertThat(acme.service().requests().get(1).rawQuery()).isEqualTo("since=7&until=2592007");
    }

    @Test
    void listSessions_timesBefore1970_areRoundedOutwards() {
        acme.with("/operations/listSessions/timeFormat", "\"epoch-seconds\"");

        list(SessionQuery.builder()
                .startedFrom(Instant.ofEpochSecond(-9, 500_000_000))
                .startedBefore(Instant.ofEpochSecond(-5, 500_000_000))
                .build());

        assertThat(sent()).containsExactly("/v1/webinar/calls?since=-9&until=-4");
    }

    @Test
    void listSessions_filterThatIsNotSet_isNotSent() {
        list(SessionQuery.all(), ROOM, ACTIVE);

        assertThat(sent())
                .containsExactly("/v1/webinar/calls?", "/v1/webinar/calls?room=r%201", "/v1/webinar/calls?state=open");
    }

    @Test
    void listSessions_variablesInTheBody_keepTheirKind() {
        acme.with("/operations/listSessions/request", """
                        {"method": "POST", "path": "/calls", "body": {
                          "state": "{status}", "range": {"since": "{startedFrom}", "until": "{startedBefore}"}}}
                        """)
                .with("/operations/listSessions/timeFormat", "\"epoch-seconds\"");

        list(SessionQuery.builder().startedFrom(Instant.ofEpochSecond(7)).build());

        assertThat(acme.service().requests())
                .extracting(ReceivedRequest::body)
                .containsExactly("{\"range\":{\"since\":7}}");
    }

    @Test
    void listSessions_everyPage_hasTheQuery() {
        acme.with(
                "/operations/listSessions/paging",
                "{\"style\":\"cursor\",\"cursorParam\":\"after\",\"next\":\"/next\"}");
        acme.service()
                .enqueue(
                        FakeResponse.json(200, "{\"calls\":[{\"id\":\"a\"}],\"next\":\"x\"}"),
                        FakeResponse.json(200, "{\"calls\":[{\"id\":\"b\"}]}"));

        try (SessionClient client = acme.client()) {
            assertThat(client.require(SessionListing.class).listSessions(ROOM))
                    .extracting(Session::id)
                    .containsExactly("a", "b");
        }
        assertThat(sent()).containsExactly("/v1/webinar/calls?room=r%201", "/v1/webinar/calls?room=r%201&after=x");
    }

    @Test
    void listSessions_alternativeWithItsOwnPaging_usesIt() {
        acme.with("/operations/listSessions", """
                {"request": "GET /calls", "items": "/calls",
                 "paging": {"style": "limit-offset", "offsetParam": "from"},
                 "alternatives": {"request": "GET /calls/open", "onlyStatus": "ACTIVE",
                                  "paging": {"style": "cursor", "cursorParam": "after", "next": "/next"}}}
                """);
        acme.service()
                .enqueue(
                        FakeResponse.json(200, "{\"calls\":[{\"id\":\"a\"}],\"next\":\"x\"}"),
                        FakeResponse.json(200, "{\"calls\":[{\"id\":\"b\"}]}"));

        try (SessionClient client = acme.client()) {
            assertThat(client.require(SessionListing.class).listSessions(ACTIVE))
                    .extracting(Session::id)
                    .containsExactly("a", "b");
        }
        assertThat(sent()).containsExactly("/v1/webinar/calls/open?", "/v1/webinar/calls/open?after=x");
    }

    @Test
    void filters_areTheVariablesOfTheRequest() {
        try (SessionClient client = acme.client()) {
            assertThat(client.require(SessionListing.class).filters())
                    .hasToString("startedFrom, startedBefore, roomId, status ACTIVE");
        }
    }

    @Test
    void filters_variablesInThePath_areRequired() {
        acme.with("/operations/listSessions/request", "\"GET /rooms/{roomId}/{status}\"");

        try (SessionClient client = acme.client()) {
            SessionListing listing = client.require(SessionListing.class);

            assertThat(listing.filters()).hasToString("roomId (required), status ACTIVE (required)");
            assertThatThrownBy(() -> listing.listSessions(ROOM)).isInstanceOf(UnsupportedCapabilityException.class);
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void listSessions_alternatives_areChosenByTheQuery() {
        acme.with("/operations/listSessions", """
                {"request": "GET /calls", "onlyStatus": "ENDED", "items": "/calls", "alternatives": [
                  {"request": "GET /calls/open", "onlyStatus": "ACTIVE"},
                  {"request": "GET /rooms/{roomId}/calls", "auth": {"type": "header", "name": "X-Room", "value": "${env:ACME_TOKEN}"}},
                  {"request": "GET /all"}]}
                """);

        list(SessionQuery.builder().status(SessionStatus.ENDED).build(), ACTIVE, ROOM, SessionQuery.all());

        assertThat(sent())
                .containsExactly(
                        "/v1/webinar/calls?",
                        "/v1/webinar/calls/open?",
                        "/v1/webinar/rooms/r%201/calls?",
                        "/v1/webinar/all?");
        assertThat(acme.service().requests())
                .extracting(request -> request.header("X-Room").isPresent())
                .containsExactly(false, false, true, false);
    }
}
