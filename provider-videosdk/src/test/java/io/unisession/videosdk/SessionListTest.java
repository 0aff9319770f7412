package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.RawNotKeptException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionListTest {
    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);
    private final VideoSdkClient clientV1 = Clients.openV1(fake);

    @AfterEach
    void close() {
        client.close();
        clientV1.close();
        fake.close();
    }

    @Test
    void page_withoutRaw_doesNotChange_whenItsMemoryIsReused() {
        String body = Bodies.documented("v2-fetch-sessions");
        response(body);
        Page<Session> expected = firstPage(client);
        try (VideoSdkClient withoutRaw = Clients.builder(fake).keepRaw(false).build()) {
            response(body);
            Page<Session> page = firstPage(withoutRaw);
            response(body.replace("Jacques", "Xxxxxxx").replace("2022-02-22", "2033-03-03"));
            firstPage(withoutRaw);

            assertThat(page.items()).isEqualTo(expected.items()).isNotEmpty();
            assertThatThrownBy(() -> page.items().get(0).raw().json()).isInstanceOf(RawNotKeptException.class);
            assertThatThrownBy(() ->
                            page.items().get(0).participants().get(0).raw().json())
                    .isInstanceOf(RawNotKeptException.class);
        }
    }

    @Test
    void listSessions_ofVersion2_mapsTheDocumentedPage() {
        response(Bodies.documented("v2-fetch-sessions"));

        Page<Session> page = firstPage(client);

        assertThat(page.items())
                .containsExactly(Session.builder("videosdk")
                        .id("621497578bea0d0404c35c4c")
                        .status(SessionStatus.ENDED)
                        .providerStatus("ended")
                        .roomId("abc-xyzw-lmno")
                        .startedAt(Instant.parse("2022-02-22T07:57:11.505Z"))
                        .endedAt(Instant.parse("2022-02-22T07:58:11.505Z"))
                        .participants(List.of(
                                participant(
                                        "but3ihic", "Jacques", "2022-02-22T07:57:13.420Z", "2022-02-22T07:59:13.420Z"),
                                participant(
                                        "mcg1jq0s", "Rahul", "2022-02-22T07:57:50.210Z", "2022-02-22T07:59:13.420Z")))
                        .build());
        assertThat(page.total()).hasValue(10);
        assertThat(page.nextCursor()).contains("2");
        assertThat(page.metadata().httpStatus()).hasValue(200);
    }

    @Test
    void listSessions_ofVersion2WhileASessionGoesOn_mapsTheDocumentedPage() {
        response(Bodies.documented("v2-fetch-sessions.2022-03-25-ongoing"));

        assertThat(firstPage(client).items())
                .containsExactly(Session.builder("videosdk")
                        .id("621497578bea0d0404c35c4c")
                        .status(SessionStatus.ACTIVE)
                        .providerStatus("ongoing")
                        .roomId("abc-xyzw-lmno")
                        .startedAt(Instant.parse("2022-02-22T07:57:11.505Z"))
                        .participants(List.of(
                                participant("but3ihic", "Jacques", "2022-02-22T07:57:13.420Z", null),
                                participant("mcg1jq0s", "Rahul", "2022-02-22T07:57:50.210Z", null)))
                        .build());
    }

    @Test
    void listSessions_ofVersion1_mapsTheDocumentedPage() {
        response(Bodies.documented("v1-list-meeting-sessions"));

        Page<Session> page = firstPage(clientV1);

        assertThat(page.items())
                .containsExactly(Session.builder("videosdk")
                        .id("616e79f7ba68c7768bfd18bf")
                        .status(SessionStatus.ENDED)
                        .roomId("ywnm-eicr-d55x")
                        .startedAt(Instant.parse("2021-10-19T07:55:35.807Z"))
                        .endedAt(Instant.parse("2021-10-19T07:55:39.941Z"))
                        .participants(List.of(participant(
                                "wcrkkrf4", "John Doe", "2021-10-19T07:55:36.316Z", "2021-10-19T07:55:39.937Z")))
                        .build());
        assertThat(page.items()
                        .get(0)
                        .unwrap(VideoSdkSession.class)
                        .orElseThrow()
                        .chatLink())
                .contains("https://cdn.videosdk.live/chats/hq3g-ny2g-kv8x-12348924f6213b0f00a9f7a6"
                        + "-6169bd856790717248e86cff.csv");
        assertThat(page.total()).hasValue(8);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void listSessions_givesEachSessionItsOwnPartOfTheResponse() {
        response("{'data':[{'id':'one','new':{'a':1}} , {'id':'two'}]}");

        assertThat(firstPage(client).items())
                .extracting(session -> session.raw().json())
                .containsExactly("{\"id\":\"one\",\"new\":{\"a\":1}}", "{\"id\":\"two\"}");
    }

    @Test
    void listSessions_beforeIteration_sendsNothing() {
        client.listSessions();

        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void listSessions_iteratedToItsEnd_fetchesEachPageOnce() {
        response("{'pageInfo':{'currentPage':1,'lastPage':3},'data':[{'id':'1'},{'id':'2'}]}");
        response("{'pageInfo':{'currentPage':2,'lastPage':3},'data':[{'id':'3'},{'id':'4'}]}");
        response("{'pageInfo':{'currentPage':3,'lastPage':3},'data':[{'id':'5'}]}");

        List<String> ids =
                client
                        .listSessions(SessionQuery.all(), PageRequest.first().withSize(2), CallOptions.defaults())
                        .stream()
                        .map(Session::id)
                        .toList();

        assertThat(ids).containsExactly("1", "2", "3", "4", "5");
        assertThat(fake.requests())
                .extracting(request -> request.method() + " " + request.path() + "?" + request.rawQuery())
                .containsExactly(
                        "GET /v2/sessions?page=1&perPage=2",
                        "GET /v2/sessions?page=2&perPage=2",
                        "GET /v2/sessions?page=3&perPage=2");
    }

    @Test
    void listSessions_overTheFake_givesAllNewestFirst() {
        fake.addSession("{\"id\":\"old\",\"roomId\":\"r\",\"start\":\"2026-01-01T00:00:00.000Z\",\"end\":null}");
        fake.addSession("{\"id\":\"new\",\"roomId\":\"r\",\"start\":\"2026-01-02T00:00:00.000Z\",\"end\":null}");

        assertThat(client.listSessions(SessionQuery.all(), PageRequest.first().withSize(1), CallOptions.defaults()))
                .extracting(Session::id)
                .containsExactly("new", "old");
    }

    @Test
    void listSessions_ofVersion2_sendsThisAndNoMore() {
        response("[]");

        firstPage(client);

        assertThat(fake.requests()).hasSize(1);
        assertIsGet(fake.requests().get(0), "/v2/sessions");
    }

    @Test
    void listSessions_ofVersion1_sendsThisAndNoMore() {
        response("[]");

        firstPage(clientV1);

        assertThat(fake.requests()).hasSize(1);
        assertIsGet(fake.requests().get(0), "/v1/meeting-sessions");
    }

    private static void assertIsGet(ReceivedRequest request, String path) {
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.rawQuery()).isEqualTo("page=1");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent");
    }

    @Test
    void listSessions_fromACursor_startsThere() {
        response("[]");

        client.listSessions(SessionQuery.all(), PageRequest.first().startingAt("7"), CallOptions.defaults()).stream()
                .toList();

        assertThat(fake.requests()).extracting(ReceivedRequest::rawQuery).containsExactly("page=7");
    }

    @Test
    void listSessions_fromAnotherListsCursor_isRejectedBeforeIteration() {
        PageRequest foreign = PageRequest.first().startingAt("eyJwYWdlIjoyfQ");

        assertThatThrownBy(() -> client.listSessions(SessionQuery.all(), foreign, CallOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pageInfo':{'currentPage':1,'perPage':1,'lastPage':2,'total':2},'data':[{'id':'s'}]}",
                "{'data':[{'id':'s'}],'pageInfo':{'total':2,'lastPage':'2','currentPage':'1'}}",
                "{'pageInfo':{'page':1,'totalPages':2,'total':2},'data':[{'id':'s'}]}",
                "{'pagination':{'page':1,'perPage':1,'total':2,'totalPages':2},'data':[{'id':'s'}]}",
                "{'pageInfo':{'lastPage':2,'total':2,'currentPage':null},'data':[{'id':'s'}]}"
            })
    void listSessions_withAnyFormOfPageInfo_knowsThatAPageFollows(String body) {
        response(body);

        Page<Session> page = firstPage(client);

        assertThat(page.nextCursor()).contains("2");
        assertThat(page.total()).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'id':'s'}]",
                "{'data':[{'id':'s'}]}",
                "{'pageInfo':null,'data':[{'id':'s'}]}",
                "{'pageInfo':[],'data':[{'id':'s'}]}",
                "{'pageInfo':{'currentPage':1,'lastPage':'many'},'data':[{'id':'s'}]}"
            })
    void listSessions_withoutPageInfo_ends(String body) {
        response(body);

        assertThat(client.listSessions()).extracting(Session::id).containsExactly("s");
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void listSessions_withAnEmptyPage_ends() {
        response("{'pageInfo':{'currentPage':1,'lastPage':5},'data':[]}");

        assertThat(client.listSessions()).isEmpty();
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void listSessions_serviceIgnoresPages_failsAfterTheFirst() {
        for (int time = 0; time < 3; time++) {
            response("{'pageInfo':{'currentPage':1,'lastPage':5},'data':[{'id':'s'}]}");
        }
        Iterator<Session> sessions = client.listSessions().iterator();

        assertThat(sessions.next().id()).isEqualTo("s");
        assertThatThrownBy(sessions::hasNext)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("page 2 was requested, but this is page 1");
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void listSessions_serviceIgnoresPagesAndDoesNotNumberThem_failsAfterTheFirst() {
        for (int time = 0; time < 3; time++) {
            response("{'pageInfo':{'lastPage':5},'data':[{'id':'s'}]}");
        }
        Iterator<Session> sessions = client.listSessions().iterator();

        assertThat(sessions.next().id()).isEqualTo("s");
        assertThatThrownBy(sessions::hasNext).hasMessageContaining("the same page twice in a row");
        assertThat(fake.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'data':null}",
                "{'data':{}}",
                "{'pageInfo':{'total':0},'data':null}",
                "{'pageInfo':{'currentPage':1,'lastPage':1,'total':0}}"
            })
    void listSessions_withNothingInPlaceOfTheList_isEmpty(String body) {
        response(body);

        assertThat(client.listSessions()).isEmpty();
    }

    @Test
    void listSessions_whoseLaterPageIsNotFound_ends() {
        response("{'pageInfo':{'currentPage':1,'lastPage':5},'data':[{'id':'s'}]}");
        fake.enqueue(FakeResponse.json(404, "{}"));

        assertThat(client.listSessions()).extracting(Session::id).containsExactly("s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':[{'id':'s'},{'roomId':'r'}]}", "[{'id':'s'},null]", "[{'id':'s'},'s2']"})
    void listSessions_withAnElementWithoutId_failsInsteadOfLosingIt(String body) {
        response(body);

        assertThatThrownBy(() -> firstPage(client))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("element 1 of the list has no id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'Welcome'}",
                "{'pageInfo':{'total':2},'data':null}",
                "{'pageInfo':{'total':2}}",
                "{'data':false}",
                "{'data':{'id':'s'}}",
                "'text'",
                "{'data':[{'id':'s'}]",
                "",
                "<html>"
            })
    void listSessions_withoutAList_fails(String body) {
        response(body);

        assertThatThrownBy(() -> firstPage(client)).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void require_ofAnyVersion_findsTheList() {
        response("[{'id':'two'}]");
        response("[{'id':'one'}]");

        assertThat(client.require(SessionListing.class).listSessions())
                .extracting(Session::id)
                .containsExactly("two");
        assertThat(clientV1.require(SessionListing.class).listSessions())
                .extracting(Session::id)
                .containsExactly("one");
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));
    }

    private static Page<Session> firstPage(VideoSdkClient client) {
        Optional<Page<Session>> first = StreamSupport.stream(
                        client.listSessions().pages().spliterator(), false)
                .findFirst();
        return first.orElseThrow();
    }

    private static Participant participant(String id, String name, String joined, @Nullable String left) {
        return Participant.builder(id)
                .name(name)
                .intervals(List.of(Interval.of(Instant.parse(joined), left == null ? null : Instant.parse(left))))
                .build();
    }
}
