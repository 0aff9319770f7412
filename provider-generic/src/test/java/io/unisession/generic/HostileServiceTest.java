package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service, or a participant of a session, puts into a response is no mistake of the application. */
class HostileServiceTest {
    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "\\ud800"})
    void roomThatCannotBeInAPath_isAnInvalidResponse(String room) {
        acme.with("/operations/endSession", "{\"request\":\"POST /rooms/{roomId}/end\"}")
                .with("/models/session/roomId", "\"/room\"")
                .responding("{\"id\":\"s-1\",\"room\":\"" + room + "\"}");
        try (SessionClient client = acme.client()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThatThrownBy(() -> ending.endSession("s-1"))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageStartingWith("acme endSession failed: ")
                    .hasMessageContaining("roomId");
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void labelThatCannotBeInAPath_doesNotKeepTheSessionOpen() {
        acme.with("/operations/endSession", "{\"request\":\"POST /rooms/{roomId}/end\"}")
                .with("/models/session/roomId", "\"/room\"")
                .with("/models/session/label", "\"/topic\"")
                .responding(
                        FakeResponse.json(200, "{\"id\":\"s-1\",\"room\":\"r-1\",\"topic\":\"..\"}"),
                        FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.service().requests().get(1).path()).endsWith("/rooms/r-1/end");
    }

    /** Some services let people choose their ids. */
    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "\\ud800"})
    void participantWhoseIdCannotBeInAPath_doesNotHideTheOthers(String id) {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with(
                        "/operations/listParticipants",
                        "{\"request\":\"GET /calls/{sessionId}/people\",\"items\":\"/people\"}")
                .with(
                        "/operations/listIntervals",
                        "{\"request\":\"GET /people/{participantId}/stays\",\"items\":\"/stays\"}")
                .with("/models/participant", "{\"id\":\"/id\",\"intervals\":{\"joinedAt\":\"/from\"}}");
        answer("/calls/s-1", "{\"id\":\"s-1\"}");
        answer("/s-1/people", "{\"people\":[{\"id\":\"" + id + "\"},{\"id\":\"p-2\"}]}");
        answer("/p-2/stays", "{\"stays\":[{\"from\":\"2024-05-01T12:00:00Z\"}]}");
        try (SessionClient client = acme.client()) {
            Session session = client.getSession("s-1");

            assertThat(session.participants()).hasSize(2);
            Participant hostile = session.participants().get(0);
            assertThat(hostile.unreadableFields()).containsExactly("intervals");
            assertThat(session.participants().get(1).intervals()).hasSize(1);
        }
        assertThat(acme.service().requestCount()).isEqualTo(3);
    }

    private void answer(String path, String body) {
        acme.service().enqueue(request -> request.path().endsWith(path), FakeResponse.json(200, body));
    }

    @Test
    void cursorThatCannotBeSent_isAnInvalidResponse() {
        acme.with("/operations/listSessions", """
                {"request": "GET /calls", "items": "/calls", "paging": {"style": "cursor", "cursorParam": "c", "next": "/next"}}
                """).responding("{\"calls\":[{\"id\":\"s-1\"}],\"next\":\"a\\ud800\"}");
        try (SessionClient client = acme.client()) {
            Stream<Session> all = client.require(SessionListing.class).listSessions().stream();

            assertThatThrownBy(all::toList).isInstanceOf(InvalidResponseException.class);
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void lastItemWithALineBreakInItsId_isNoCursorOfAnotherList() {
        acme.with("/operations/listSessions", """
                {"request": "GET /calls", "items": "/calls",
                 "paging": {"style": "last-item", "cursorParam": "c", "total": "/total"}}
                """)
                .responding(
                        FakeResponse.json(200, "{\"calls\":[{\"id\":\"a\\nb\"}],\"total\":2}"),
                        FakeResponse.json(200, "{\"calls\":[{\"id\":\"c\"}],\"total\":2}"));
        try (SessionClient client = acme.client()) {
            assertThat(client.require(SessionListing.class).listSessions().stream())
                    .extracting(Session::id)
                    .containsExactly("a\nb", "c");
        }
        assertThat(acme.service().requests().get(1).queryValue("c")).contains("a\nb");
    }

    @Test
    void lastItemWhoseIdCannotBeSent_isAnInvalidResponse() {
        acme.with("/operations/listSessions", """
                {"request": "GET /calls", "items": "/calls", "paging": {"style": "last-item", "cursorParam": "c", "more": "/more"}}
                """).responding("{\"calls\":[{\"id\":\"a\\ud800\"}],\"more\":true}");
        try (SessionClient client = acme.client()) {
            Stream<Session> all = client.require(SessionListing.class).listSessions().stream();

            assertThatThrownBy(all::toList).isInstanceOf(InvalidResponseException.class);
        }
    }
}
