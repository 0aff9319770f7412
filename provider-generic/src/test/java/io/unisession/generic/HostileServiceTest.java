package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.JoinRequest;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** A session that has ended is listed too, so that it needs the room as much as any other. */
    @ParameterizedTest
    @ValueSource(strings = {"\"..\"", "null"})
    void roomOfAnEndedSessionThatCannotBeInAPath_isAnInvalidResponse(String room) {
        acme.with("/operations/listRecordings", "{\"request\":\"GET /rooms/{roomId}/recordings\",\"items\":\"/all\"}")
                .with("/models/recording", "{\"id\":\"/id\",\"sessionId\":\"/call\"}")
                .with("/models/session/roomId", "\"/room\"")
                .with("/models/session/status", "\"/state\"")
                .with("/models/session/statusValues", "{\"closed\":\"ENDED\"}")
                .responding("{\"id\":\"s-1\",\"state\":\"closed\",\"room\":" + room + "}");
        try (SessionClient client = acme.client()) {
            Stream<Recording> all = client.require(RecordingListing.class).listRecordings("s-1").stream();

            assertThatThrownBy(all::toList)
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("roomId");
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/rooms/end | name=\\\"{label}\\\" | label must not have quotes",
                "/rooms/end | {label as number} | label must be a whole number",
                "/{label as number}/end | a | label must be a whole number"
            })
    void labelThatTheRequestCannotHave_isAnInvalidResponse(String path, String query, String reason) {
        acme.with(
                        "/operations/endSession/request",
                        "{\"method\":\"POST\",\"path\":\"" + path + "\",\"query\":{\"id\":\"{sessionId}\",\"q\":\""
                                + query + "\"}}")
                .with("/models/session/label", "\"/topic\"")
                .responding("{\"id\":\"s-1\",\"topic\":\"Anna's call\"}");
        try (SessionClient client = acme.client()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThatThrownBy(() -> ending.endSession("s-1"))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageStartingWith("acme endSession failed: ")
                    .hasMessageContaining("the session's " + reason);
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void labelOfAListedSessionThatTheRequestCannotHave_isAnInvalidResponse() {
        acme.with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .with("/operations/endSession/request", "\"POST /{label as number}/end\"")
                .with("/models/session/label", "\"/topic\"")
                .responding("{\"calls\":[{\"id\":\"s-1\",\"topic\":\"Anna's call\"}]}");
        try (SessionClient client = acme.client()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThatThrownBy(() -> ending.endSession("s-1"))
                    .as("the session is there, and open")
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessage("acme endSession failed: the response cannot be used: the session's "
                            + "label must be a whole number, because ids are numbers at this service");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"call '{label}' | label must not have quotes", "{label as number} | label must be a whole number"})
    void labelThatAJoinTokenCannotHave_isAnInvalidResponse(String claim, String reason) {
        acme.with(
                        "/operations/joinToken/sign",
                        "{\"type\":\"jwt-hs256\",\"secret\":\"${env:ACME_SECRET}\",\"claims\":{\"call\":\"{sessionId}\",\"c\":\""
                                + claim + "\"}}")
                .with("/models/session/label", "\"/topic\"")
                .responding("{\"id\":\"s-1\",\"topic\":\"Anna's call\"}");
        try (SessionClient client = acme.builder()
                .setting("ACME_SECRET", "made-up-secret-of-thirty-two-bytes")
                .build()) {
            JoinTokens tokens = client.require(JoinTokens.class);

            assertThatThrownBy(() -> tokens.createJoinToken(JoinRequest.forSession("s-1")))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("the session's " + reason);
        }
    }

    /** What the application passes is its own mistake, also after the session was read. */
    @Test
    void participantThatTheRequestCannotHave_isStillAMistakeOfTheCaller() {
        acme.with(
                        "/operations/removeParticipant/request",
                        "{\"method\":\"POST\",\"path\":\"/{roomId}/remove\",\"query\":{\"q\":\"id=\\\"{participantId}\\\"\"}}")
                .with("/models/session/roomId", "\"/room\"")
                .responding("{\"id\":\"s-1\",\"room\":\"r-1\"}");
        try (SessionClient client = acme.client()) {
            ParticipantRemoval removal = client.require(ParticipantRemoval.class);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> removal.removeParticipant("s-1", "a\" or \"b"))
                    .withMessage(
                            "participantId must not have quotes or backslashes, because it is written between quotes");
        }
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
