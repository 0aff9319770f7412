package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, on the bodies that VideoSDK documents. */
class GetSessionTest {
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
    void getSession_ofVersion2_mapsTheDocumentedBody() {
        fake.addSession(Bodies.SESSION);

        Session session = client.getSession(Bodies.SESSION_ID);

        assertThat(session).isEqualTo(Bodies.sessionV2());
        assertThat(session.duration()).contains(Duration.parse("PT21M48.690S"));
        assertThat(session.scheduledAt()).isEmpty();
        assertThat(session.raw().json()).isEqualTo(Bodies.SESSION);
        assertThat(session.metadata().httpStatus()).hasValue(200);
    }

    @Test
    void getSession_ofVersion2_unwrapsToTheFieldsOfVideoSdk() {
        fake.addSession(Bodies.SESSION);

        Session session = client.getSession(Bodies.SESSION_ID);

        assertThat(session.unwrap(VideoSdkSession.class))
                .contains(VideoSdkSession.builder()
                        .userId("5f7edbb14c938bcd42944527")
                        .customRoomId("testing-room")
                        .chatLink("https://cdn.videosdk.live/chats/abc-xyzw-lmno-621490331a4fb00409e38ca4"
                                + "-5f7edbb14c938bcd42944527.csv")
                        .activeDuration(BigDecimal.ZERO)
                        .links(Map.of(
                                "get_room", "https://api.videosdk.live/v2/rooms/abc-xyzw-lmno",
                                "get_session", "https://api.videosdk.live/v2/sessions/"))
                        .build());
        Participant participant = session.participants().get(0);
        assertThat(participant.unwrap(VideoSdkParticipant.class))
                .contains(new VideoSdkParticipant("621490341a4fb00409e38ca6", null, List.of(), null, null, null));
        assertThat(participant.raw().text("/_id")).contains("621490341a4fb00409e38ca6");
        assertThat(participant.raw().text("/timelog/0/start")).contains("2022-02-22T07:26:44.465Z");
    }

    @Test
    void getSession_ofVersion2AsOfMarch2022_mapsTheSupersededBodyToTheSameSession() {
        fake.addSession(Bodies.documented("v2-fetch-session-using-sessionid.2022-03-25"));

        Session session = client.getSession(Bodies.SESSION_ID);

        assertThat(session).isEqualTo(Bodies.sessionV2());
        assertThat(session.raw().text("/userMeeting/id")).contains("61976abbd8bf222ff7e493eb");
        assertThat(session.unwrap(VideoSdkSession.class).orElseThrow().links()).containsOnlyKeys("get_room");
    }

    @Test
    void getSession_ofVersion1_mapsTheDocumentedBody() {
        fake.addSession(Bodies.SESSION_V1);

        Session session = clientV1.getSession("616e79f7ba68c7768bfd18bf");

        assertThat(session).isEqualTo(Bodies.sessionV1("John Doe"));
        assertThat(session.unwrap(VideoSdkSession.class))
                .contains(VideoSdkSession.builder()
                        .chatLink("https://cdn.videosdk.live/chats/hq3g-ny2g-kv8x-12348924f6213b0f00a9f7a6"
                                + "-6169bd856790717248e86cff.csv")
                        .activeDuration(BigDecimal.ZERO)
                        .build());
    }

    @Test
    void getSession_ofVersion1WithoutChatLink_mapsTheDocumentedBody() {
        fake.addSession(Bodies.fixture("getSession.v1-without-chat-link"));

        Session session = clientV1.getSession("616e79f7ba68c7768bfd18bf");

        assertThat(session).isEqualTo(Bodies.sessionV1("Chintan Rajpara"));
        assertThat(session.unwrap(VideoSdkSession.class).orElseThrow().chatLink())
                .isEmpty();
    }

    @Test
    void getSession_participantPresent_namesThem() {
        fake.addSession(Bodies.ONGOING_SESSION);

        Session session = client.getSession(Bodies.ONGOING_SESSION_ID);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("demo-1", "demo-2");
        assertThat(session.participants())
                .extracting(Participant::presence)
                .containsExactly(Presence.PRESENT, Presence.LEFT);
    }

    @Test
    void getSession_ofActiveParticipants_mapsTheDocumentedArrayBelowData() {
        fake.enqueue(FakeResponse.json(200, Bodies.documented("v2-fetch-active-participants")));

        Session session = client.getSession("64bb3619669942e088479mm0");

        assertThat(session)
                .isEqualTo(Session.builder("videosdk")
                        .id("64bb3619669942e088479mm0")
                        .status(SessionStatus.ACTIVE)
                        .providerStatus("ongoing")
                        .roomId("r10p-2qz8-si67")
                        .startedAt(Instant.parse("2023-07-24T08:28:09.215Z"))
                        .participants(List.of(
                                present("iqpq5uen", "demo1", "2023-07-24T08:28:09.650Z"),
                                present("mxavzgb5", "demo2", "2023-07-24T08:28:27.185Z")))
                        .build());
        assertThat(session.raw().number("/pageInfo/total")).contains(new BigDecimal(2));
        VideoSdkSession own = session.unwrap(VideoSdkSession.class).orElseThrow();
        assertThat(own.region()).contains("in002");
        assertThat(own.apiKey().orElseThrow().reveal()).isEqualTo("02jd88ag-f229-4c73-4be4-c35c2rf5f220");
        assertThat(own.links()).containsOnlyKeys("get_session", "get_all_participants");
        assertThat(session.participants().get(0).unwrap(VideoSdkParticipant.class))
                .contains(new VideoSdkParticipant(
                        "44be3619fdd71441213b9db4",
                        "CONFERENCE",
                        List.of(ModeChange.of("CONFERENCE", Instant.parse("2023-07-24T08:28:09.650Z"))),
                        new BigDecimal("0.123"),
                        ParticipantDevice.builder()
                                .sdkType("prebuilt")
                                .sdkVersion("0.3.29")
                                .platform("desktop")
                                .browserName("Firefox")
                                .browserVersion("115.0")
                                .operatingSystem("Linux")
                                .deviceType("desktop")
                                .build(),
                        ParticipantLocation.of("Surat", "Gujarat", "India")));
    }

    @Test
    void getSession_ofVersion2_sendsThisAndNoMore() {
        fake.addSession(Bodies.SESSION);

        client.getSession(Bodies.SESSION_ID);

        assertThat(fake.requests()).hasSize(1);
        assertIsGet(fake.requests().get(0), "/v2/sessions/621490331a4fb00409e38ca4");
    }

    @Test
    void getSession_ofVersion1_sendsThisAndNoMore() {
        fake.addSession(Bodies.SESSION);

        clientV1.getSession(Bodies.SESSION_ID);

        assertThat(fake.requests()).hasSize(1);
        assertIsGet(fake.requests().get(0), "/v1/meeting-sessions/621490331a4fb00409e38ca4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b|a%2Fb",
                "a b|a%20b",
                "%2e%2e|%252e%252e",
                "ünïcode|%C3%BCn%C3%AFcode",
                "a?b=c|a%3Fb%3Dc",
                "a#b|a%23b",
                "..;|..%3B"
            })
    void getSession_ofAnyId_asksForOnePathSegment(String id, String segment) {
        assertThatThrownBy(() -> client.getSession(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> clientV1.getSession(id)).isInstanceOf(NotFoundException.class);

        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v2/sessions/" + segment, "/v1/meeting-sessions/" + segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", ".", ".."})
    void getSession_invalidId_isRejectedBeforeTheNetwork(String id) {
        assertThatThrownBy(() -> client.getSession(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clientV1.getSession(id)).isInstanceOf(IllegalArgumentException.class);

        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 404})
    void findSession_unknownSession_isEmpty(int status) {
        fake.enqueue(FakeResponse.json(status, "{\"statusCode\":" + status + ",\"error\":\"Session not found\"}"));

        assertThat(client.findSession("nobody")).isEqualTo(Optional.empty());
    }

    @Test
    void findSession_ofVersion1_unknownSession_isEmpty() {
        assertThat(clientV1.findSession("nobody")).isEmpty();
    }

    private void assertIsGet(ReceivedRequest request, String path) {
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.rawQuery()).isEmpty();
        assertThat(request.body()).isEmpty();
        assertThat(request.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent");
        assertThat(request.header("Accept")).contains("application/json");
        assertThat(request.header("User-Agent"))
                .hasValueSatisfying(agent -> assertThat(agent).startsWith("unisession-java/"));
        String token = request.header("Authorization").orElseThrow();
        assertThat(JWT.decode(token).getClaim("apikey").asString()).isEqualTo(fake.apiKey());
    }

    private static Participant present(String id, String name, String since) {
        return Participant.builder(id)
                .name(name)
                .intervals(List.of(Interval.of(Instant.parse(since), null)))
                .build();
    }
}
