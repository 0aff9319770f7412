package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.SessionClient;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ConfigurationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as a descriptor writes them, and what they are filled with. */
class RequestTest {
    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void request_query_headersAndBody_areFilledIn() {
        acme.with("/operations/endSession/request", """
                        {
                          "method": "POST",
                          "path": "/calls/end",
                          "query": { "dry": false, "n": 7, "call": "id:{sessionId}" },
                          "headers": { "X-Reason": "over", "X-Call": "{sessionId}" },
                          "body": { "call": "{sessionId}", "deep": [ { "a": true, "b": 1.5 }, "x {sessionId} y" ] }
                        }
                        """).responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s &1");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/calls/end");
        assertThat(acme.onlyRequest().rawQuery()).isEqualTo("dry=false&n=7&call=id%3As%20%261");
        assertThat(acme.onlyRequest().header("X-Reason")).contains("over");
        assertThat(acme.onlyRequest().header("X-Call")).contains("s &1");
        assertThat(acme.onlyRequest().header("Content-Type")).contains("application/json");
        assertThat(acme.onlyRequest().body())
                .isEqualTo("{\"call\":\"s &1\",\"deep\":[{\"a\":true,\"b\":1.5},\"x s &1 y\"]}");
    }

    @Test
    void removeParticipant_byTheParticipantAlone_isSent() {
        acme.with("/operations/removeParticipant/request", "\"DELETE /people/{participantId}\"")
                .responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            client.require(ParticipantRemoval.class).removeParticipant("s-1", "p-1");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/people/p-1");
    }

    @Test
    void request_idAmidASegment_isEncodedThere() {
        acme.with("/operations/endSession/request", "\"POST /calls/v1.{sessionId}:end\"")
                .responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s/1");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/calls/v1.s%2F1:end");
    }

    @Test
    void request_idAsNumberAndEncoded_isWrittenSo() {
        acme.with("/operations/endSession/request", """
                        {
                          "method": "POST",
                          "path": "/calls/{sessionId as encoded}",
                          "query": { "call": "{sessionId}" },
                          "body": { "n": "{sessionId as number}", "text": "call {sessionId as number}" }
                        }
                        """).responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            SessionEnding ending = client.require(SessionEnding.class);
            ending.endSession("-12");
            assertThatThrownBy(() -> ending.endSession("s-1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("sessionId must be a whole number, because ids are numbers at this service");
            assertThatThrownBy(() -> ending.endSession("012")).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(acme.onlyRequest().body()).isEqualTo("{\"n\":-12,\"text\":\"call -12\"}");
    }

    @Test
    void request_encodedId_isPercentEncodedTwice() {
        acme.with("/operations/getSession/request", "\"GET /calls/{sessionId as encoded}/x\"")
                .responding("{\"id\":\"/a b==\"}");
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("/a b==").id()).isEqualTo("/a b==");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/calls/%252Fa%2520b%253D%253D/x");
    }

    @Test
    void request_numbersInTheBody_areSentAsTheyAre() {
        acme.with("/operations/endSession/request", """
                        { "method": "POST", "path": "/calls/{sessionId}",
                          "body": { "a": 12345678901234567890, "b": -9223372036854775808, "c": 0.1, "d": -0 } }
                        """).responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s1");
        }

        assertThat(acme.onlyRequest().body())
                .isEqualTo("{\"a\":12345678901234567890,\"b\":-9223372036854775808,\"c\":0.1,\"d\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void request_badIdInABody_isRejectedBeforeTheNetwork(String id) {
        acme.with(
                "/operations/endSession/request",
                "{\"method\":\"POST\",\"path\":\"/end\",\"body\":{\"call\":\"{sessionId}\"}}");
        try (SessionClient client = acme.client()) {
            SessionEnding ending = client.require(SessionEnding.class);
            assertThatThrownBy(() -> ending.endSession(id)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void request_settings_fillPathQueryAndBody() {
        acme.with(
                        "/operations/getSession/request",
                        "\"GET /accounts/${env:ACME_ACCOUNT.ID}/calls/{sessionId}/${setting:region}\"")
                .with(
                        "/operations/endSession/request",
                        "{\"method\":\"POST\",\"path\":\"/end/{sessionId}\",\"query\":{\"a\":\"x-${property:acme.tenant}\"}}")
                .responding("{\"id\":\"s-1\"}")
                .responding(FakeResponse.empty(204));
        try (SessionClient client = acme.builder()
                .setting("ACME_ACCOUNT.ID", "a/1")
                .setting("region", "eu")
                .setting("acme.tenant", "t1")
                .build()) {
            client.getSession("s-1");
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.service().requests().get(0).path()).isEqualTo("/v1/webinar/accounts/a%2F1/calls/s-1/eu");
        assertThat(acme.service().requests().get(1).rawQuery()).isEqualTo("a=x-t1");
    }

    @Test
    void request_settingOfGetSessionMissing_failsWhenTheClientIsBuilt() {
        acme.with("/operations/getSession/request", "\"GET /accounts/${env:ACME_ACCOUNT}/calls/{sessionId}\"");

        assertThatThrownBy(acme::client)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_ACCOUNT");
    }

    @Test
    void request_settingThatOnlyTheBuilderTakes_isNotLookedUpElsewhere() {
        System.setProperty("acme.test.region", "eu");
        try {
            acme.with("/operations/getSession/request", "\"GET /${setting:acme.test.region}/{sessionId}\"");
            assertThatThrownBy(acme::client).isInstanceOf(ConfigurationException.class);
            acme.with("/operations/getSession/request", "\"GET /${property:acme.test.region}/{sessionId}\"");
            acme.client().close();
        } finally {
            System.clearProperty("acme.test.region");
        }
    }

    @Test
    void joinToken_preferences_areSentWhereDeclared() {
        acme.with("/operations/joinToken/request", """
                        { "method": "POST", "path": "/calls/{sessionId}/tokens", "query": { "who": "{name}" },
                          "headers": { "X-Name": "{name}" },
                          "body": { "user": { "id": "{participantId}", "name": "Dr. {name}" }, "ttl": "{lifetime}" } }
                        """)
                .with("/operations/joinToken/result", "\"/data\"")
                .with(
                        "/models/joinToken",
                        "{\"token\":[\"/jwt\",\"/token\"],\"participantId\":\"/user\",\"roomId\":\"/room\",\"expiresAt\":{\"pointer\":\"/exp\",\"format\":\"epoch-seconds\"}}")
                .responding("{\"data\":{\"token\":\"made-up\",\"user\":\"u-1\",\"room\":\"r-1\",\"exp\":60}}")
                .responding("{\"data\":{\"token\":\"made-up\"}}");
        try (SessionClient client = acme.client()) {
            JoinTokens tokens = client.require(JoinTokens.class);
            JoinToken token = tokens.createJoinToken(JoinRequest.forSession("s-1")
                    .withParticipantId("u-1")
                    .withName("Ada")
                    .withLifetime(Duration.ofMinutes(2)));

            assertThat(token.token().reveal()).isEqualTo("made-up");
            assertThat(token.participantId()).contains("u-1");
            assertThat(token.roomId()).contains("r-1");
            assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(60));
            JoinToken forNobody = tokens.createJoinToken(JoinRequest.forSession("s-1"));
            assertThat(forNobody.expiresAt()).isEmpty();
            assertThat(acme.service().requests().get(1).body())
                    .contains("\"id\":\"" + forNobody.participantId().orElseThrow() + "\"");
        }
        assertThat(acme.service().requests().get(0).rawQuery()).isEqualTo("who=Ada");
        assertThat(acme.service().requests().get(0).body())
                .isEqualTo("{\"user\":{\"id\":\"u-1\",\"name\":\"Dr. Ada\"},\"ttl\":120}");
        assertThat(acme.service().requests().get(1).rawQuery()).isEmpty();
        assertThat(acme.service().requests().get(1).header("X-Name")).isEmpty();
    }

    @Test
    void joinToken_responseWithoutOne_isUnusable() {
        acme.with("/operations/joinToken/request", "\"POST /calls/{sessionId}/tokens\"")
                .with("/models/joinToken/token", "\"/token\"")
                .responding("{}");
        try (SessionClient client = acme.client()) {
            JoinTokens tokens = client.require(JoinTokens.class);
            assertThatThrownBy(() -> tokens.createJoinToken(JoinRequest.forSession("s-1")))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("it has no token");
        }
    }

    @Test
    void participants_listAndRemoval_areSentAsTheySay() {
        acme.with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .with("/operations/removeParticipant/request", "\"DELETE /calls/{sessionId}/people/{participantId}\"")
                .with("/models/participant", "{\"id\":\"/uid\",\"name\":\"/n\"}")
                .responding("{\"people\":[{\"uid\":\"p-1\",\"n\":\"Ada\"},\"p-2\"]}")
                .responding(FakeResponse.empty(204));
        try (SessionClient client = acme.client()) {
            assertThat(client.require(ParticipantListing.class).listParticipants("s-1"))
                    .containsExactly(
                            Participant.builder("p-1").name("Ada").build(),
                            Participant.builder("p-2").build());
            client.require(ParticipantRemoval.class).removeParticipant("s-1", "p/2");
        }
        assertThat(acme.service().requests().get(0).path()).isEqualTo("/v1/webinar/calls/s-1/people");
        assertThat(acme.service().requests().get(1).method()).isEqualTo("DELETE");
        assertThat(acme.service().requests().get(1).path()).isEqualTo("/v1/webinar/calls/s-1/people/p%2F2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `GET /a/${setting:made}/{sessionId}`   | `..`
        { "method": "GET", "path": "/calls/{sessionId}", "headers": { "X-Tenant": "a ${setting:made}" } } | `made\nup`
        { "method": "GET", "path": "/calls/{sessionId}", "query": { "q": "${setting:made}" } } | `made\ud800`
        """)
    void request_settingThatCannotBeSent_failsWhenTheClientIsBuilt(String request, String value) {
        acme.with("/operations/getSession/request", request.startsWith("{") ? request : '"' + request + '"');

        assertThatThrownBy(() -> acme.builder().setting("made", value).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("acme is not configured: ")
                .hasMessageNotContaining("made\n")
                .hasMessageNotContaining("made\ud800");
    }

    @Test
    void request_settingOfAnotherOperationThatCannotBeSent_isAMisconfigurationOfTheCall() {
        acme.with("/operations/endSession/request", "\"POST /a/${setting:made}/{sessionId}\"");
        try (SessionClient client = acme.builder().setting("made", "..").build()) {
            SessionEnding ending = client.require(SessionEnding.class);
            assertThatThrownBy(() -> ending.endSession("s-1")).isInstanceOf(ConfigurationException.class);
            assertThatThrownBy(() -> ending.endSession("..")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        request | "GET /a/${env:UNISESSION_TEST_UNSET}/{sessionId}"
        auth    | { "type": "bearer", "token": "${env:UNISESSION_TEST_UNSET}" }
        """)
    void participantsFrom_settingMissing_failsWhenTheClientIsBuilt(String key, String json) {
        acme.with("/operations/getSession/participantsFrom", "\"listParticipants\"")
                .with("/operations/listParticipants/request", "\"GET /calls/{sessionId}/people\"")
                .with("/operations/listParticipants/items", "\"/people\"")
                .with("/operations/listParticipants/" + key, json);

        assertThatThrownBy(acme::client)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("UNISESSION_TEST_UNSET");
    }
}
