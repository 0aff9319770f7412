package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.zoom.FakeZoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingsTest {
    private static final long NUMBER = 86_400_000_001L;
    private static final String UUID = "aDYlohsHRtCd4ii1uC2+hA==";
    private static final SessionQuery ENDED =
            SessionQuery.builder().status(SessionStatus.ENDED).build();

    private final ClientAndFake zoom = new ClientAndFake();
    private final FakeZoom fake = zoom.fake();
    private final ZoomClient client = zoom.client();

    @AfterEach
    void close() {
        zoom.close();
    }

    private String started(String uuid) {
        fake.startMeeting(NUMBER, "Planning", fake.hostId(), uuid);
        fake.joinMeeting(uuid, "priya", "Priya Raman");
        fake.joinMeeting(uuid, "tomas", "Tomas Novak");
        return uuid;
    }

    private String ended(String uuid) {
        started(uuid);
        zoom.clock().advance(Duration.ofMinutes(30));
        fake.endMeeting(uuid);
        return uuid;
    }

    @ParameterizedTest
    @CsvSource({
        "aDYlohsHRtCd4ii1uC2+hA==, aDYlohsHRtCd4ii1uC2%2BhA%3D%3D",
        "aDYl/hsHRtCd4ii1uC2+hA==, aDYl%2FhsHRtCd4ii1uC2%2BhA%3D%3D",
        "/ajXp112QmuoKj4854875==, %252FajXp112QmuoKj4854875%253D%253D",
        "ajXp//112QmuoKj48548+5==, ajXp%252F%252F112QmuoKj48548%252B5%253D%253D"
    })
    void everyCall_uuid_isEncodedOnceOrTwice(String uuid, String encoded) {
        ended(uuid);

        assertThat(client.getSession(uuid).id()).isEqualTo(uuid);
        assertThat(client.listParticipants(uuid)).hasSize(2);
        assertThat(client.getReport(uuid).id()).isEqualTo(uuid);

        assertThat(zoom.sent())
                .containsExactly(
                        "GET past_meetings/" + encoded,
                        "GET past_meetings/" + encoded + "/participants?page_size=300",
                        "GET report/meetings/" + encoded);
    }

    @Test
    void getSession_meetingThatIsGoingOn_isFoundInTheListOfTheUser() {
        started(UUID);

        Session session = client.getSession(UUID);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.roomId()).contains(Long.toString(NUMBER));
        assertThat(session.startedAt()).isEmpty();
        assertThat(session.scheduledAt()).contains(zoom.clock().instant());
        assertThat(session.unwrap(ZoomMeeting.class).orElseThrow().duration()).contains(Duration.ofHours(1));
    }

    @Test
    void getSession_meetingThatIsGoingOnOfAnyUser_isFoundInTheListsOfAllUsers() {
        fake.addUser("another-host");
        fake.startMeeting(NUMBER, "Planning", "another-host", UUID);

        try (ZoomClient all = zoom.client(builder -> builder)) {
            assertThat(all.getSession(UUID).status()).isEqualTo(SessionStatus.ACTIVE);
        }
        assertThat(zoom.sent())
                .containsExactly(
                        "GET past_meetings/aDYlohsHRtCd4ii1uC2%2BhA%3D%3D",
                        "GET users?status=active&page_size=300",
                        "GET users/made-up-host/meetings?type=live&page_size=300",
                        "GET users/another-host/meetings?type=live&page_size=300");
    }

    @Test
    void getSession_number_isTheRunThatIsGoingOnOrElseTheLatest() {
        String first = ended("Vg8IdgluR5WDeWIkpJlElQ==");
        zoom.clock().advance(Duration.ofHours(1));
        String second = started(UUID);

        assertThat(client.getSession(Long.toString(NUMBER)).id()).isEqualTo(second);
        fake.endMeeting(second);
        assertThat(client.getSession(Long.toString(NUMBER)))
                .returns(second, Session::id)
                .returns(SessionStatus.ENDED, Session::status);
        assertThat(client.getSession(first).status()).isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void getSession_userThatDoesNotExist_isNotAMissingSession() {
        try (ZoomClient other = zoom.client(builder -> builder.userId("jill@example.com"))) {
            assertThatThrownBy(() -> other.findSession(UUID))
                    .isNotInstanceOf(NotFoundException.class)
                    .isInstanceOf(ApiException.class)
                    .hasMessage("zoom getSession failed: Zoom does not know the user of ZOOM_USER_ID");
        }
    }

    @Test
    void listSessions_userThatDoesNotExist_hasTheSameError() {
        try (ZoomClient other = zoom.client(builder -> builder.userId("jill@example.com"))) {
            for (SessionStatus status : List.of(SessionStatus.ACTIVE, SessionStatus.ENDED)) {
                SessionQuery query = SessionQuery.builder().status(status).build();
                assertThatThrownBy(() -> other.listSessions(query).stream().toList())
                        .isNotInstanceOf(NotFoundException.class)
                        .isInstanceOf(ApiException.class)
                        .hasMessage("zoom listSessions failed: Zoom does not know the user of ZOOM_USER_ID");
            }
        }
    }

    @Test
    void userOfAnotherAccount_isTheSameErrorAsOneThatDoesNotExist() {
        FakeResponse foreign =
                FakeResponse.json(400, "{\"code\":1010,\"message\":\"User does not belong to this account: x.\"}");

        fake.enqueue(foreign);
        assertThatThrownBy(() -> client.listSessions().stream().toList())
                .hasMessage("zoom listSessions failed: Zoom does not know the user of ZOOM_USER_ID");
        fake.enqueue(request -> request.path().contains("/users/"), foreign);
        assertThatThrownBy(() -> client.getSession(UUID))
                .hasMessage("zoom getSession failed: Zoom does not know the user of ZOOM_USER_ID");
    }

    @Test
    void meetingOfAnotherAccount_isNotFoundAndSaysSo() {
        fake.enqueue(
                FakeResponse.json(400, "{\"code\":1010,\"message\":\"User does not belong to this account: x.\"}"));

        assertThatThrownBy(() -> client.getSession(UUID))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"User does not belong to this account: x.\"");
    }

    @Test
    void endSession_uuid_sendsTheNumber() {
        started(UUID);

        client.endSession(UUID);

        assertThat(zoom.sent())
                .containsExactly(
                        "GET users/made-up-host/meetings?type=live&page_size=300", "PUT meetings/86400000001/status");
        assertThat(fake.requests().get(1).body()).isEqualTo("{\"action\":\"end\"}");
        assertThat(client.getSession(UUID).status()).isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void endSession_number_isSentAsItIs() {
        started(UUID);

        client.endSession(Long.toString(NUMBER));

        assertThat(zoom.sent()).containsExactly("PUT meetings/86400000001/status");
        assertThat(client.getSession(UUID).status()).isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void endSession_runThatHasEnded_leavesTheNextRunAlone() {
        String first = ended("Vg8IdgluR5WDeWIkpJlElQ==");
        String next = started(UUID);

        client.endSession(first);

        assertThat(client.getSession(next).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThatThrownBy(() -> client.endSession("BOKXuumlTAGXuqwr3bLyuQ==")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void sessionId_ofAnyList_getsAndEndsTheSameSession() {
        started("/ajXp112QmuoKj4854875w==");
        SessionQuery room = SessionQuery.builder().roomId(Long.toString(NUMBER)).build();

        for (SessionQuery query : List.of(SessionQuery.all(), room)) {
            Session listed = client.listSessions(query).iterator().next();
            assertThat(client.getSession(listed.id())).isEqualTo(listed);
        }
        client.endSession(client.listSessions(room).iterator().next().id());
        Session ended = client.listSessions(ENDED).iterator().next();
        assertThat(client.getSession(ended.id())).isEqualTo(ended);
    }

    @Test
    void listSessions_sixMonths_areWalkedInWindowsOfAMonth() {
        assertThat(client.listSessions(ENDED)).isEmpty();

        assertThat(fake.requests())
                .extracting(request -> request.queryValue("from").orElseThrow() + " to "
                        + request.queryValue("to").orElseThrow())
                .containsExactly(
                        "2026-09-02 to 2026-10-01",
                        "2026-08-02 to 2026-09-01",
                        "2026-07-02 to 2026-08-01",
                        "2026-06-02 to 2026-07-01",
                        "2026-05-02 to 2026-06-01",
                        "2026-04-03 to 2026-05-01");
    }

    @Test
    void listSessions_rangeOfTimes_requestsItsDaysInAnyZone() {
        SessionQuery query = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2026-09-10T00:00:00Z"))
                .startedBefore(Instant.parse("2026-09-12T23:00:00Z"))
                .build();

        assertThat(client.listSessions(query)).isEmpty();

        assertThat(zoom.sent())
                .containsExactly("GET report/users/made-up-host/meetings?type=past&from=2026-09-09&to=2026-09-13"
                        + "&page_size=300");
    }

    @Test
    void listSessions_olderThanSixMonths_isRefusedByZoomAfterWhatItHas() {
        ended(UUID);
        SessionQuery query = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2025-12-01T00:00:00Z"))
                .build();

        List<Session> found = new ArrayList<>();
        assertThatThrownBy(() -> client.listSessions(query).forEach(found::add))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(refused -> assertThat(((InvalidRequestException) refused).fieldErrors())
                        .containsEntry("from", "The range must be within the last six months."));
        assertThat(found).hasSize(1);
    }

    @Test
    void listSessions_allUsers_areWalkedOneAfterTheOther() {
        fake.addUser("another-host");
        fake.startMeeting(NUMBER, "Planning", "another-host", UUID);
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();

        try (ZoomClient all = zoom.client(builder -> builder)) {
            assertThat(all.listSessions(active)).extracting(Session::id).containsExactly(UUID);
        }
        assertThat(zoom.sent())
                .containsExactly(
                        "GET users?status=active&page_size=30",
                        "GET users/made-up-host/meetings?type=live&page_size=300",
                        "GET users/another-host/meetings?type=live&page_size=300");
    }

    @Test
    void listSessions_fromTheCursorOfAnyPage_goesOnThere() {
        for (int user = 0; user < 40; user++) {
            fake.addUser("host-" + user);
            String uuid = fake.startMeeting(NUMBER + user, "Planning", "host-" + user, "uuid-" + user);
            if (user % 2 == 0) {
                fake.joinMeeting(uuid, "priya", "Priya Raman");
                fake.joinMeeting(uuid, "tomas", "Tomas Novak");
                fake.endMeeting(uuid);
            }
        }
        try (ZoomClient all = zoom.client(builder -> builder)) {
            List<String> whole = all.listSessions().stream().map(Session::id).toList();
            assertThat(whole).hasSize(40).doesNotHaveDuplicates();

            List<String> seen = new ArrayList<>();
            PageRequest next = PageRequest.first();
            while (next != null) {
                var page = all.listSessions(SessionQuery.all(), next, CallOptions.defaults())
                        .pages()
                        .iterator()
                        .next();
                page.items().forEach(session -> seen.add(session.id()));
                next = page.nextCursor().map(PageRequest.first()::startingAt).orElse(null);
            }
            assertThat(seen).isEqualTo(whole);
        }
    }

    @Test
    void listSessions_userDeletedMeanwhile_goesOnWithTheNext() {
        fake.addUser("leaver");
        fake.addUser("another-host");
        fake.startMeeting(NUMBER, "Planning", "another-host", UUID);
        try (ZoomClient all = zoom.client(builder -> builder)) {
            var pages = all.listSessions().pages().iterator();
            pages.next();
            fake.removeUser("leaver");
            List<String> ids = new ArrayList<>();
            pages.forEachRemaining(page -> page.items().forEach(session -> ids.add(session.id())));
            assertThat(ids).containsExactly(UUID);
        }
    }

    @Test
    void listSessions_cursorOfAnotherList_isRejected() {
        PageRequest strange = PageRequest.first().startingAt("7");

        assertThatThrownBy(() -> client.listSessions(ENDED, strange, CallOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cursor is from another list: 7");
    }

    @Test
    void listSessions_room_hasTheRunsThatEndedThenTheOneThatIsGoingOn() {
        String first = ended("Vg8IdgluR5WDeWIkpJlElQ==");
        String second = started(UUID);
        SessionQuery room = SessionQuery.builder().roomId(Long.toString(NUMBER)).build();

        assertThat(client.listSessions(room)).extracting(Session::id).containsExactly(first, second);
        assertThat(zoom.sent()).containsExactly("GET past_meetings/86400000001/instances", "GET meetings/86400000001");
    }

    @Test
    void listSessions_uuidAsRoom_saysWhatTheRoomIs() {
        SessionQuery room = SessionQuery.builder().roomId(UUID).build();

        assertThatThrownBy(() -> client.listSessions(room))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the roomId aDYlohsHRtCd4ii1uC2+hA== is the UUID of one session;"
                        + " the id of its room is the number of the meeting, Session.roomId()");
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void listSessions_reportOfTheSheet_hasMeetingsOnly() {
        String report = Fixtures.lastPage("report-user-meetings.json");
        FakeResponse last = FakeResponse.json(200, report);
        SessionQuery july = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2019-07-01T00:00:00Z"))
                .startedBefore(Instant.parse("2019-07-20T00:00:00Z"))
                .build();
        // The documented meeting has the key of a session of the Video SDK.
        fake.enqueue(last, FakeResponse.json(200, report.replace("\"session_key\"", "\"other_key\"")));

        assertThat(client.listSessions(july).stream().toList()).isEmpty();
        assertThat(client.listSessions(july).stream().toList()).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo("4444AAAiAAAAAiAiAiiAii==");
            assertThat(session.roomId()).contains("12345");
            assertThat(session.endedAt()).contains(Instant.parse("2020-07-15T23:30:19Z"));
            assertThat(session.unwrap(ZoomMeeting.class).orElseThrow().totalTime())
                    .contains(Duration.ofMinutes(11));
        });
    }

    @Test
    void documentedBodies_becomeSessions() {
        fake.enqueue(
                FakeResponse.json(200, Fixtures.body("meeting-past-instances.json")),
                FakeResponse.json(200, Fixtures.lastPage("user-meetings.json")),
                FakeResponse.json(200, Fixtures.body("report-meeting.json")));

        SessionQuery room = SessionQuery.builder()
                .roomId("5638296721")
                .status(SessionStatus.ENDED)
                .build();
        assertThat(client.listSessions(room).stream().toList()).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo("Vg8IdgluR5WDeWIkpJlElQ==");
            assertThat(session.roomId()).contains("5638296721");
            assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
            assertThat(session.startedAt()).contains(Instant.parse("2022-03-26T05:37:59Z"));
            assertThat(session.endedAt()).isEmpty();
        });
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();
        assertThat(client.listSessions(active).stream().toList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.id()).isEqualTo("aDYlohsHRtCd4ii1uC2+hA==");
                    assertThat(session.roomId()).contains("97763643886");
                    assertThat(session.unwrap(ZoomMeeting.class).flatMap(ZoomMeeting::joinUrl))
                            .contains("https://example.com/j/11111");
                });
        assertThat(client.getReport("iOTQZPmhTUq5a232ETb9eg==")).satisfies(session -> {
            assertThat(session.startedAt()).contains(Instant.parse("2022-03-15T07:40:46Z"));
            assertThat(session.unwrap(ZoomMeeting.class).flatMap(ZoomMeeting::department))
                    .contains("HR");
            assertThat(session.unwrap(ZoomMeeting.class).orElseThrow().duration())
                    .contains(Duration.ofMinutes(2));
        });
    }
}
