package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.JoinRequest;
import io.unisession.SessionClient;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations whose requests have fields of the session, which is therefore read first. */
class SessionFirstTest {
    private static final String OPEN = "{\"id\":\"s-1\",\"room\":\"r 7\",\"topic\":\"Standup\",\"state\":\"open\"}";
    private static final String CLOSED = "{\"id\":\"s-1\",\"room\":\"r 7\",\"state\":\"closed\"}";
    private static final FakeResponse DONE = FakeResponse.empty(204);

    private final Acme acme = Acme.start();

    @BeforeEach
    void describe() {
        acme.with("/models/session/roomId", "\"/room\"")
                .with("/models/session/label", "\"/topic\"")
                .with("/models/session/status", "\"/state\"")
                .with("/models/session/statusValues", "{\"open\":\"ACTIVE\",\"closed\":\"ENDED\"}")
                .with("/operations/endSession/request", "\"POST /rooms/{roomId}/end\"");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    private void endSession() {
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s-1");
        }
    }

    private ReceivedRequest request(int index) {
        return acme.service().requests().get(index);
    }

    @Test
    void endSession_byRoom_readsTheSessionFirst() {
        acme.responding(FakeResponse.json(200, OPEN), DONE);
        endSession();

        assertThat(request(0).method()).isEqualTo("GET");
        assertThat(request(0).path()).endsWith("/calls/s-1");
        assertThat(request(1).method()).isEqualTo("POST");
        assertThat(request(1).path()).endsWith("/rooms/r%207/end");
    }

    @Test
    void endSession_byLabelInTheBody_sendsTheLabel() {
        acme.with(
                        "/operations/endSession/request",
                        "{\"method\":\"POST\",\"path\":\"/end\",\"body\":{\"name\":\"{label}\",\"id\":\"{sessionId}\"}}")
                .responding(FakeResponse.json(200, OPEN), DONE);
        endSession();

        assertThat(request(1).body()).isEqualTo("{\"name\":\"Standup\",\"id\":\"s-1\"}");
    }

    @Test
    void endSession_ofASessionThatHasEnded_leavesTheRoomAlone() {
        acme.responding(CLOSED);
        endSession();

        assertThat(acme.onlyRequest().method()).isEqualTo("GET");
    }

    @Test
    void endSession_ofASessionThatEndsMeanwhile_isDone() {
        acme.responding(FakeResponse.json(200, OPEN), FakeResponse.json(400, "{}"), FakeResponse.json(200, CLOSED));
        endSession();

        assertThat(acme.service().requestCount()).isEqualTo(3);
    }

    @Test
    void endSession_refusedWhileActive_throwsTheRefusal() {
        acme.responding(FakeResponse.json(200, OPEN), FakeResponse.json(400, "{}"), FakeResponse.json(200, OPEN));

        assertThatThrownBy(this::endSession)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("acme endSession failed: HTTP 400");
    }

    @Test
    void endSession_unknownSession_isNotFound() {
        acme.responding(FakeResponse.empty(404));

        assertThatThrownBy(this::endSession)
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("acme endSession failed");
    }

    @Test
    void endSession_sessionWithoutRoom_saysWhatIsMissing() {
        acme.responding("{\"id\":\"s-1\",\"state\":\"open\"}");

        assertThatThrownBy(this::endSession)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the session has no roomId");
    }

    @Test
    void endSession_responseAboutAnotherSession_endsNothing() {
        acme.responding("{\"id\":\"s-2\",\"room\":\"r-2\",\"state\":\"open\"}");

        assertThatThrownBy(this::endSession).isInstanceOf(InvalidResponseException.class);
        assertThat(acme.onlyRequest().method()).isEqualTo("GET");
    }

    @Test
    void endSession_searchedInAList_findsTheRoom() {
        acme.with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .responding(FakeResponse.json(200, "{\"calls\":[{\"id\":\"s-0\"}," + OPEN + "]}"), DONE);
        endSession();

        assertThat(request(1).path()).endsWith("/rooms/r%207/end");
    }

    @Test
    void endSession_listedWithoutRoom_saysWhatIsMissing() {
        acme.with("/operations/getSession", "{\"request\":\"GET /calls\",\"items\":\"/calls\"}")
                .responding("{\"calls\":[{\"id\":\"s-1\"}]}");

        assertThatThrownBy(this::endSession)
                .as("there is such a session")
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage("acme endSession failed: the response cannot be used: the session has no roomId");
    }

    @Test
    void endSession_lostAfterTheReading_mayHaveBeenSent() {
        acme.responding(FakeResponse.json(200, OPEN), FakeResponse.disconnect());

        assertThatThrownBy(this::endSession)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        lost -> assertThat(lost.sent()).isEqualTo(Sent.MAYBE));
    }

    @Test
    void removeParticipant_byRoom_readsTheSessionFirst() {
        acme.with("/operations/removeParticipant/request", "\"DELETE /rooms/{roomId}/people/{participantId}\"")
                .responding(FakeResponse.json(200, OPEN), DONE);
        try (SessionClient client = acme.client()) {
            client.require(ParticipantRemoval.class).removeParticipant("s-1", "p/1");
        }

        assertThat(request(1).path()).endsWith("/rooms/r%207/people/p%2F1");
    }

    @Test
    void removeParticipant_ofASessionThatHasEnded_isNotFound() {
        acme.with("/operations/removeParticipant/request", "\"DELETE /rooms/{roomId}/people/{participantId}\"")
                .responding(CLOSED);
        try (SessionClient client = acme.client()) {
            ParticipantRemoval removal = client.require(ParticipantRemoval.class);
            assertThatThrownBy(() -> removal.removeParticipant("s-1", "p-1"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("acme removeParticipant failed: not found: the session has ended");
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void joinToken_ofARoom_readsTheSessionFirst() {
        acme.with(
                        "/operations/joinToken/request",
                        "{\"method\":\"POST\",\"path\":\"/tokens\",\"body\":{\"room\":\"{roomId}\",\"user\":\"{participantId}\"}}")
                .with("/models/joinToken/token", "\"/token\"")
                .responding(FakeResponse.json(200, OPEN), FakeResponse.json(200, "{\"token\":\"t-1\"}"));
        try (SessionClient client = acme.client()) {
            JoinRequest join = JoinRequest.forSession("s-1").withParticipantId("ada");
            assertThat(client.require(JoinTokens.class)
                            .createJoinToken(join)
                            .token()
                            .reveal())
                    .isEqualTo("t-1");
        }

        assertThat(request(1).body()).isEqualTo("{\"room\":\"r 7\",\"user\":\"ada\"}");
    }
}
