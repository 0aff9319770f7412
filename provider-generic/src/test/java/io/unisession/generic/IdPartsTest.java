package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids that are made of several fields. */
class IdPartsTest {
    private final Acme acme = Acme.start();

    @BeforeEach
    void describe() {
        acme.with("/operations/getSession/request", "\"GET /calls/{sessionId as part-1}/runs/{sessionId as part-2}\"")
                .with("/operations/listSessions", "{\"request\":\"GET /runs\",\"items\":\"/runs\"}")
                .with("/operations/removeParticipant/request", """
                        {"method": "POST", "path": "/calls/{sessionId as part-1}/remove",
                         "body": {"person": "{participantId as part-1}", "device": "{participantId as part-2}"}}
                        """)
                .with("/models/session/id", "{\"parts\":[\"/call\",{\"pointer\":\"/run\",\"after\":\"runs/\"}]}")
                .with("/models/session/participants", "\"/people\"")
                .with("/models/participant/id", "{\"parts\":[\"/person\",\"/device\"]}");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "c-1,  r-2,                  c-1~r-2,                    /calls/c-1/runs/r-2",
        "77,   2024-05-01T12:00:00Z, 77~2024-05-01T12:00:00Z,    /calls/77/runs/2024-05-01T12%3A00%3A00Z",
        "a~b,  50%,                  a%7Eb~50%25,                /calls/a~b/runs/50%25",
        "%7E,  a/b==,                %257E~a/b==,                /calls/%257E/runs/a%2Fb%3D%3D"
    })
    void getSession_idThatAListGave_getsTheSameSession(String call, String run, String id, String path) {
        String body = "{\"call\":\"" + call + "\",\"run\":\"runs/" + run + "\"}";
        acme.responding("{\"runs\":[" + body + "]}").responding(body.replace("runs/", ""));
        try (SessionClient client = acme.client()) {
            Session listed = client.require(SessionListing.class).listSessions().stream()
                    .findFirst()
                    .orElseThrow();
            assertThat(listed.id()).isEqualTo(id);

            assertThat(client.getSession(listed.id()).id()).isEqualTo(id);
        }
        assertThat(acme.service().requests().get(1).path()).isEqualTo("/v1/webinar" + path.replace("a/b", "a%2Fb"));
    }

    @Test
    void removeParticipant_partsOfBothIds_areSent() {
        acme.responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            client.require(ParticipantRemoval.class).removeParticipant("c-1~r-2", "ada~phone");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/calls/c-1/remove");
        assertThat(acme.onlyRequest().body()).isEqualTo("{\"person\":\"ada\",\"device\":\"phone\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "c-1,    sessionId has no part 2: ids of this service have several parts",
        "c-1~,   part 2 of sessionId",
        "c-1~..,  part 2 of sessionId",
        "..~r-1, part 1 of sessionId"
    })
    void getSession_idWithoutAPart_isRejectedBeforeTheNetwork(String id, String message) {
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.getSession(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void getSession_responseWithoutAPart_isInvalid() {
        acme.responding("{\"call\":\"c-1\"}");
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.getSession("c-1~r-2"))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("no session id at /call and /run");
        }
    }

    @Test
    void getSession_participants_haveIdsOfParts() {
        acme.responding("{\"call\":\"c-1\",\"run\":\"r-2\",\"people\":[{\"person\":\"ada\",\"device\":\"phone\"}]}");
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("c-1~r-2").participants())
                    .extracting(participant -> participant.id().orElseThrow())
                    .containsExactly("ada~phone");
        }
    }

    @Test
    void dryRun_id_isShownWhole() {
        assertThat(DryRun.of(acme.descriptor(), "getSession", "{\"call\":\"c-1\",\"run\":\"r-2\"}")
                        .toString())
                .contains("c-1~r-2");
    }
}
