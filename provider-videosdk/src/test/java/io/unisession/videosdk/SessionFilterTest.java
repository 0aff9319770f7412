package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Session;
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

class SessionFilterTest {
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
    void listSessions_withEveryCondition_sendsAllOfThem() {
        response(Bodies.documented("v2-fetch-sessions"));
        SessionFilter filter = SessionFilter.all()
                .inRoom("abc-xyzw-lmno")
                .inCustomRoom("weekly planning")
                .ended()
                .startedFrom(Instant.parse("2022-02-22T07:00:00.001Z"))
                .startedUntil(Instant.parse("2022-02-22T08:00:00Z"))
                .ofUser("5f7edbb14c938bcd42944527");

        Session first = client.listSessions(filter, SMALL, CallOptions.defaults())
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
    void listSessions_withAFilter_keepsItOnEveryPage() {
        response("{'pageInfo':{'currentPage':1,'lastPage':2},'data':[{'id':'1'}]}");
        response("{'pageInfo':{'currentPage':2,'lastPage':2},'data':[{'id':'2'}]}");

        assertThat(client.listSessions(SessionFilter.all().ongoing()))
                .extracting(Session::id)
                .containsExactly("1", "2");
        assertThat(fake.requests())
                .extracting(request -> request.rawQuery())
                .containsExactly("status=ongoing&page=1", "status=ongoing&page=2");
    }

    @Test
    void listSessions_ofVersion1InARoom_callsItAMeeting() {
        response(Bodies.documented("v1-list-meeting-sessions"));

        clientV1.listSessions(SessionFilter.all().inRoom("ywnm-eicr-d55x"))
                .iterator()
                .next();

        Sent.only(fake, "GET", "/v1/meeting-sessions?meetingId=ywnm-eicr-d55x&page=1", "");
    }

    @Test
    void listSessions_ofVersion1WithAnotherCondition_isRefusedBeforeTheNetwork() {
        SessionFilter room = SessionFilter.all().inRoom("r");
        List<SessionFilter> unknown = List.of(
                room.ended(),
                room.ongoing(),
                room.inCustomRoom("c"),
                room.startedFrom(Instant.EPOCH),
                room.startedUntil(Instant.EPOCH),
                room.ofUser("u"));

        assertThat(unknown)
                .allSatisfy(filter -> assertThatThrownBy(() -> clientV1.listSessions(filter))
                        .isInstanceOf(UnsupportedCapabilityException.class)
                        .hasMessageContaining("filter other than the room in version 1")
                        .hasMessageContaining("version 2 does"));
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void listRoomSessions_ofVersion2_sendsTheRoom() {
        response("[]");

        assertThat(client.listRoomSessions("a b", SMALL, CallOptions.defaults()))
                .isEmpty();

        Sent.only(fake, "GET", "/v2/sessions?roomId=a%20b&page=1&perPage=2", "");
    }

    @Test
    void listRoomSessions_ofVersion1_sendsTheMeeting() {
        response("[]");

        assertThat(clientV1.listRoomSessions("m")).isEmpty();

        Sent.only(fake, "GET", "/v1/meeting-sessions?meetingId=m&page=1", "");
    }

    @Test
    void listLiveSessions_sendsTheStatus() {
        response(Bodies.documented("v2-fetch-sessions.2022-03-25-ongoing"));

        assertThat(client.listLiveSessions(SMALL, CallOptions.defaults())
                        .iterator()
                        .next()
                        .id())
                .isEqualTo("621497578bea0d0404c35c4c");

        Sent.only(fake, "GET", "/v2/sessions?status=ongoing&page=1&perPage=2", "");
    }

    @Test
    void listLiveSessions_overTheFake_givesThoseThatGoOn() {
        fake.addSession(Bodies.SESSION);
        String live = fake.joinParticipant("r", "p", "P");

        assertThat(client.listLiveSessions()).extracting(Session::id).containsExactly(live);
        assertThat(client.listSessions(SessionFilter.all().ended()))
                .extracting(Session::id)
                .containsExactly(Bodies.SESSION_ID);
    }

    @Test
    void eachList_thatFails_failsByItsOwnName() {
        for (int time = 0; time < 3; time++) {
            // Twice, for a resend with a new token.
            fake.enqueue(FakeResponse.empty(401), FakeResponse.empty(401));
        }

        assertThatThrownBy(() ->
                        client.listSessions(SessionFilter.all()).iterator().next())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("videosdk listSessions failed");
        assertThatThrownBy(() -> client.listRoomSessions("r").iterator().next())
                .hasMessageStartingWith("videosdk listRoomSessions failed");
        assertThatThrownBy(() -> client.listLiveSessions().iterator().next())
                .hasMessageStartingWith("videosdk listLiveSessions failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void anyCondition_ofAnIdThatCannotBeOne_isRefused(String id) {
        SessionFilter all = SessionFilter.all();

        assertThatThrownBy(() -> all.inRoom(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.inCustomRoom(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.ofUser(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.listRoomSessions(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private void response(String body) {
        fake.enqueue(FakeResponse.json(200, body.replace('\'', '"')));
    }
}
