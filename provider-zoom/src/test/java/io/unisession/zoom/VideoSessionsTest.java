package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.zoom.FakeZoom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSessionsTest {
    private static final String ID = "/fk/aOFJSJSYhGwk1hnxgw==";
    private static final String ENCODED = "%252Ffk%252FaOFJSJSYhGwk1hnxgw%253D%253D";

    private final ClientAndFake zoom = new ClientAndFake();
    private final FakeZoom fake = zoom.fake();
    private final ZoomVideoClient client = zoom.video();

    @AfterEach
    void close() {
        zoom.close();
    }

    @Test
    void everyCall_idWithSlashes_reachesTheSession() {
        fake.startSession("Planning", ID);
        String uuid = fake.joinSession(ID, "priya", "Priya Raman");

        assertThat(client.getSession(ID).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(client.listParticipants(ID)).hasSize(1);
        client.removeParticipant(ID, uuid);
        client.endSession(ID);

        assertThat(zoom.sent())
                .containsExactly(
                        "GET videosdk/sessions/" + ENCODED + "?type=past",
                        "GET videosdk/sessions/" + ENCODED + "?type=live",
                        "GET videosdk/sessions/" + ENCODED + "/users?type=live&page_size=300",
                        "PATCH videosdk/sessions/" + ENCODED + "/events",
                        "PUT videosdk/sessions/" + ENCODED + "/status");
        assertThat(fake.requests().get(3).body())
                .isEqualTo("{\"method\":\"user.remove\",\"params\":{\"participant_uuid\":\"" + uuid + "\"}}");
        assertThat(client.getSession(ID).status()).isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void token_hasTheDocumentedClaimsAndIsValidForAnHour() {
        fake.startSession("Planning", ID);
        client.getSession(ID);

        DecodedJWT token = JWT.decode(
                fake.requests().get(0).header("Authorization").orElseThrow().substring("Bearer ".length()));
        assertThat(token.getClaims()).containsOnlyKeys("iss", "iat", "exp");
        assertThat(token.getIssuer()).isEqualTo(fake.apiKey());
        assertThat(token.getIssuedAtAsInstant()).isEqualTo("2026-10-01T07:59:00Z");
        assertThat(token.getExpiresAtAsInstant()).isEqualTo("2026-10-01T09:00:00Z");
    }

    @Test
    void listSessions_withoutFilter_hasLiveOnesThenThoseThatEnded() {
        fake.startSession("Planning", "first==");
        fake.endSession("first==");
        fake.startSession("Planning", ID);

        assertThat(client.listSessions()).extracting(Session::id).containsExactly(ID, "first==");
        assertThat(zoom.sent())
                .hasSize(7)
                .startsWith(
                        "GET videosdk/sessions?type=live&from=2026-09-02&to=2026-10-01&page_size=300",
                        "GET videosdk/sessions?type=past&from=2026-09-02&to=2026-10-01&page_size=300");
    }

    @Test
    void listSessions_room_hasNoSessionOfAnotherName() {
        fake.startSession("Planning", ID);
        fake.startSession("Review", "other==");
        SessionQuery query = SessionQuery.builder()
                .roomId("Planning")
                .status(SessionStatus.ACTIVE)
                .build();

        assertThat(client.listSessions(query)).extracting(Session::id).containsExactly(ID);
    }

    @Test
    void documentedLists_becomeSessions() {
        SessionQuery february = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2024-02-02T00:00:00Z"))
                .startedBefore(Instant.parse("2024-02-20T00:00:00Z"))
                .build();
        fake.enqueue(
                FakeResponse.json(200, Fixtures.body("videosdk-list-sessions.observed.json")),
                FakeResponse.json(200, Fixtures.body("videosdk-list-sessions.empty.json")));

        assertThat(client.listSessions(february).stream().toList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.roomId()).contains("Zoom SDK Test");
                    assertThat(session.endedAt()).contains(Instant.parse("2024-02-02T15:03:45Z"));
                    ZoomVideoSession own =
                            session.unwrap(ZoomVideoSession.class).orElseThrow();
                    assertThat(own.sessionKey()).contains("1234567890");
                    assertThat(own.duration()).contains(Duration.ofSeconds(278));
                    assertThat(own.hasVoip()).contains(true);
                    assertThat(own.hasVideo()).contains(false);
                    assertThat(own.participantCount()).hasValue(2);
                });
        assertThat(client.listSessions(february).stream().toList()).isEmpty();
    }

    @Test
    void listParticipants_documentedBody_isOnePersonWithTwoStays() {
        fake.enqueue(FakeResponse.json(200, Fixtures.lastPage("videosdk-list-users.json")));

        assertThat(client.listParticipants(ID).stream().toList())
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.userId()).contains("myUserKey");
                    assertThat(person.intervals()).hasSize(2);
                    ZoomVideoParticipant own =
                            person.unwrap(ZoomVideoParticipant.class).orElseThrow();
                    assertThat(own.device()).contains("Windows");
                    assertThat(own.ipAddress()).contains("127.0.0.1");
                });
    }

    @Test
    void listParticipants_rejoin_hasTheIdThatCanBeRemoved() {
        fake.startSession("Planning", ID);
        fake.joinSession(ID, "priya", "Priya Raman");
        zoom.clock().advance(Duration.ofMinutes(5));
        fake.leaveSession(ID, "priya");
        String now = fake.joinSession(ID, "priya", "Priya Raman");

        assertThat(client.listParticipants(ID).stream().toList())
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.id()).contains(now);
                    assertThat(person.intervals()).hasSize(2);
                });
        client.removeParticipant(ID, now);
        assertThat(client.listParticipants(ID))
                .extracting(Participant::presence)
                .containsExactly(Presence.LEFT);
    }

    @Test
    void sessionNumber_isRejectedBeforeTheNetwork() {
        assertThatThrownBy(() -> client.getSession("97763643886"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sessionId 97763643886 is the number of a session;"
                        + " Zoom finds sessions by the id of their run, Session.id()");
        assertThat(fake.requestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"04:38, PT4M38S", "30:00, PT30M", "01:04:38, PT1H4M38S", "00:00, PT0S", "125:00, PT2H5M"})
    void duration_minutesAndSeconds_isRead(String text, Duration expected) {
        assertThat(VideoSessionMapping.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4:", ":4", "a:b", "-1:00", "1:2:3:4", "9999999:00", "٠٤:٣٨"})
    void duration_anythingElse_isNone(String text) {
        assertThat(VideoSessionMapping.duration(text)).isNull();
    }
}
