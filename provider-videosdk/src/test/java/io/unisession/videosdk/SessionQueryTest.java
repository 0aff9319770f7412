package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.error.AuthenticationException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionQueryTest {
    private static final PageRequest SMALL = PageRequest.first().withSize(2);

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
    void listSessions_withEveryFilter_sendsAllOfThem() {
        response(Bodies.documented("v2-fetch-sessions"));
        SessionQuery common = SessionQuery.builder()
                .roomId("abc-xyzw-lmno")
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2022-02-22T07:00:00.001Z"))
                .startedBefore(Instant.parse("2022-02-22T08:00:00Z"))
                .build();
        VideoSdkSessionQuery query = VideoSdkSessionQuery.of(common)
                .withCustomRoomId("weekly planning")
                .withUserId("5f7edbb14c938bcd42944527");

        Session first = client.listSessions(query, SMALL, CallOptions.defaults())
                .iterator()
                .next();

        Sent.only(
                fake,
                "GET",
                "/v2/sessions?roomId=abc-xyzw-lmno&customRoomId=weekly%20planning&status=ended&startDate=1645513200001"
                        + "&endDate=1645516800000&userId=5f7edbb14c938bcd42944527&page=1&perPage=2",
                "");
        assertThat(first.id()).isEqualTo("621497578bea0d0404c35c4c");
    }

    @Test
    void listSessions_betweenMilliseconds_asksForTheWholeRangeAndKeepsToIt() {
        response(
                "{'data':[{'id':'late','start':'2024-05-06T10:00:00.001Z'},{'id':'in','start':'2024-05-06T10:00:00Z'}]}");
        SessionQuery query = SessionQuery.builder()
                .startedFrom(Instant.parse("2024-05-06T09:00:00.0005Z"))
                .startedBefore(Instant.parse("2024-05-06T10:00:00.0005Z"))
                .build();

        assertThat(client.listSessions(query)).extracting(Session::id).containsExactly("in");

        Sent.only(fake, "GET", "/v2/sessions?startDate=1714986000000&endDate=1714989600001&page=1", "");
    }

    @Test
    void listSessions_rangeWithAFilterOfVideoSdk_isKeptToAsWell() {
        response("{'data':[{'id':'late','start':'2024-05-06T10:00:00Z'}]}");
        SessionQuery query = SessionQuery.builder()
                .startedBefore(Instant.parse("2024-05-06T10:00:00Z"))
                .build();

        assertThat(client.listSessions(VideoSdkSessionQuery.of(query).withUserId("u")))
                .isEmpty();
    }

    @Test
    void listSessions_withAFilter_keepsItOnEveryPage() {
        response("{'pageInfo':{'currentPage':1,'lastPage':2},'data':[{'id':'1'}]}");
        response("{'pageInfo':{'currentPage':2,'lastPage':2},'data':[{'id':'2'}]}");

        assertThat(client.listSessions(Clients.with(SessionStatus.ACTIVE)))
                .extracting(Session::id)
                .containsExactly("1", "2");
        assertThat(fake.requests())
                .extracting(request -> request.rawQuery())
                .containsExactly("status=ongoing&page=1", "status=ongoing&page=2");
    }

    @Test
    void listSessions_bySearch_findsTheRoomByEitherId() {
        String roomId = fake.createRoom("weekly-planning");
        String sessionId = fake.joinParticipant(roomId, "priya", "Priya Raman");
        fake.joinParticipant("another", "tomas", "Tomas Novak");
        VideoSdkSessionQuery named = VideoSdkSessionQuery.all().withSearch("weekly-planning");

        assertThat(client.listSessions(named)).extracting(Session::id).containsExactly(sessionId);
        Sent.only(fake, "GET", "/v2/sessions?query=weekly-planning&page=1", "");
        assertThat(client.listSessions(VideoSdkSessionQuery.all().withSearch(roomId)))
                .hasSize(1);
        assertThat(named.search()).contains("weekly-planning");
        assertThat(named)
                .isEqualTo(VideoSdkSessionQuery.all().withSearch("weekly-planning"))
                .isNotEqualTo(VideoSdkSessionQuery.all());
        assertThat(named.withUserId("u").withCustomRoomId("c").search()).contains("weekly-planning");
        assertThat(named.toString()).doesNotContain("weekly-planning");
    }

    @Test
    void listSessions_ofVersion1InARoom_callsItAMeeting() {
        response(Bodies.documented("v1-list-meeting-sessions"));

        clientV1.listSessions(Clients.inRoom("ywnm-eicr-d55x")).iterator().next();

        Sent.only(fake, "GET", "/v1/meeting-sessions?meetingId=ywnm-eicr-d55x&page=1", "");
    }

    @Test
    void listSessions_ofVersion1ByAnotherFilter_isRejectedBeforeTheNetwork() {
        List<SessionQuery> unknown = List.of(
                Clients.with(SessionStatus.ACTIVE),
                Clients.with(SessionStatus.ENDED),
                SessionQuery.builder().startedFrom(Instant.EPOCH).build(),
                SessionQuery.builder().startedBefore(Instant.EPOCH).build());

        assertThat(unknown)
                .allSatisfy(query -> assertThatThrownBy(() -> clientV1.listSessions(query))
                        .isInstanceOf(UnsupportedCapabilityException.class)
                        .hasMessageStartingWith("videosdk cannot list sessions by ")
                        .hasMessageEndingWith("; it can list them by roomId"))
                .allSatisfy(query -> assertThatThrownBy(() -> clientV1.listSessions(VideoSdkSessionQuery.of(query)))
                        .isInstanceOf(UnsupportedCapabilityException.class));
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void listSessions_ofVersion1ByAFilterOfVersion2_isRejectedBeforeTheNetwork() {
        VideoSdkSessionQuery all = VideoSdkSessionQuery.all();

        assertThat(List.of(all.withCustomRoomId("c"), all.withUserId("u"), all.withSearch("s")))
                .allSatisfy(query -> assertThatThrownBy(() -> clientV1.listSessions(query))
                        .isInstanceOf(UnsupportedCapabilityException.class)
                        .hasMessageContaining("by customRoomId, userId or search in version 1")
                        .hasMessageContaining("version 2 does"));
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void listSessions_pending_isRejectedBeforeTheNetwork() {
        assertThatThrownBy(() -> client.listSessions(Clients.with(SessionStatus.PENDING)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessage("videosdk cannot list sessions by status PENDING; it can list them by "
                        + "roomId, startedFrom, startedBefore, status ACTIVE, status ENDED");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void filters_areThoseOfTheVersion() {
        assertThat(client.filters()).hasToString("roomId, startedFrom, startedBefore, status ACTIVE, status ENDED");
        assertThat(clientV1.filters()).hasToString("roomId");
    }

    @Test
    void listSessions_inARoomOfVersion2_sendsTheRoom() {
        response("[]");

        assertThat(client.listSessions(Clients.inRoom("a b"), SMALL, CallOptions.defaults()))
                .isEmpty();

        Sent.only(fake, "GET", "/v2/sessions?roomId=a%20b&page=1&perPage=2", "");
    }

    @Test
    void listSessions_byStatus_overTheFake_givesThoseThatHaveIt() {
        fake.addSession(Bodies.SESSION);
        String active = fake.joinParticipant("r", "p", "P");

        assertThat(client.listSessions(Clients.with(SessionStatus.ACTIVE)))
                .extracting(Session::id)
                .containsExactly(active);
        assertThat(client.listSessions(Clients.with(SessionStatus.ENDED)))
                .extracting(Session::id)
                .containsExactly(Bodies.SESSION_ID);
    }

    @Test
    void listSessions_thatFails_throws() {
        // Twice, for a resend with a new token.
        fake.enqueue(FakeResponse.empty(401), FakeResponse.empty(401));

        assertThatThrownBy(() -> client.listSessions(VideoSdkSessionQuery.all())
                        .iterator()
                        .next())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("videosdk listSessions failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void with_invalidId_isRejected(String id) {
        VideoSdkSessionQuery all = VideoSdkSessionQuery.all();

        assertThatThrownBy(() -> all.withCustomRoomId(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.withUserId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_aQuery_keepsItsFilters() {
        SessionQuery room = Clients.inRoom("r");

        assertThat(VideoSdkSessionQuery.of(room).query()).isEqualTo(room);
        assertThat(VideoSdkSessionQuery.of(room).customRoomId()).isEmpty();
        assertThat(VideoSdkSessionQuery.all().withCustomRoomId("c").customRoomId())
                .contains("c");
        assertThat(VideoSdkSessionQuery.all().withUserId("u").userId()).contains("u");
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));
    }
}
