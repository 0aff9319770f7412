package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.SignedEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of Zoom's webhooks, and requests that are not Zoom's. */
class WebhooksTest {
    private static final String SECRET = "fixture-zoom-secret-token";
    private static final String TIME = "1648038810";
    /** {@code (printf 'v0:1648038810:'; cat webhook-participant-joined.captured.json) | openssl dgst -sha256 -hmac $SECRET} */
    private static final String SIGNATURE = "v0=55ddc4300c18f4abab3d3f393b8884f5bfbd0c1c323a51e55f03284f30e71bcf";

    private final FakeClock clock = FakeClock.at("2022-03-23T12:34:00Z");
    private final WebhookReceiver meetings =
            ZoomWebhooks.meetings().secretToken(SECRET).timing(clock.timing()).build();
    private final WebhookReceiver videoSessions = ZoomWebhooks.videoSessions()
            .secretToken(SECRET)
            .timing(clock.timing())
            .build();
    private final SignedEvents signer = SignedEvents.zoom(SECRET).at(clock);

    private static WebhookRequest request(String body, String time, String signature) {
        return WebhookRequest.of(
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("X-Zm-Request-Timestamp", List.of(time), "X-Zm-Signature", List.of(signature)));
    }

    private SessionEvent event(WebhookReceiver receiver, String file) {
        WebhookResult result = receiver.receive(signer.sign(Fixtures.body(file)));
        assertThat(result.rejection()).isEmpty();
        assertThat(result.events()).hasSize(1);
        return result.events().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-meeting-started.captured, meeting.started, SESSION_STARTED, 2022-03-23T12:33:26Z",
        "webhook-meeting-ended.captured, meeting.ended, SESSION_ENDED, 2022-03-23T12:33:39Z",
        "webhook-participant-joined, meeting.participant_joined, PARTICIPANT_JOINED, 2021-07-13T21:44:51Z",
        "webhook-participant-joined.captured, meeting.participant_joined, PARTICIPANT_JOINED, 2022-03-23T12:33:26Z",
        "webhook-participant-left, meeting.participant_left, PARTICIPANT_LEFT, 2021-07-13T22:50:51Z",
        "webhook-participant-left.captured, meeting.participant_left, PARTICIPANT_LEFT, 2022-03-23T12:33:39Z",
        "webhook-waiting-room-joined, meeting.participant_joined_waiting_room, OTHER, 2021-07-14T02:44:51Z"
    })
    void meetings_everyDocumentedEvent_isMapped(String file, String word, SessionEventType type, Instant occurredAt) {
        SessionEvent event = event(meetings, file + ".json");

        assertThat(event.provider()).isEqualTo("zoom");
        assertThat(event.providerType()).isEqualTo(word);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.sessionId()).isPresent();
        assertThat(event.roomId()).isPresent();
        assertThat(event.label()).isPresent();
        assertThat(event.sessionStartedAt()).isPresent();
        assertThat(event.key()).isPresent();
        assertThat(event.raw().text("/event")).contains(word);
        assertThat(event.unreadableFields()).isEmpty();
        if (type != SessionEventType.OTHER) {
            assertThat(event.occurredAt()).contains(occurredAt);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "videosdk-webhook-session-started, session.started, SESSION_STARTED, 2021-08-02T12:22:24Z",
        "videosdk-webhook-session-ended, session.ended, SESSION_ENDED, 2021-08-02T13:22:24Z",
        "videosdk-webhook-user-joined, session.user_joined, PARTICIPANT_JOINED, 2021-07-16T17:19:11Z",
        "videosdk-webhook-user-left, session.user_left, PARTICIPANT_LEFT, 2021-07-16T17:19:11Z",
        "videosdk-webhook-recording-started, session.recording_started, RECORDING_STARTED, 2021-07-14T02:44:51Z",
        "videosdk-webhook-recording-completed, session.recording_completed, RECORDING_READY, 2021-07-14T02:44:51Z"
    })
    void videoSessions_everyDocumentedEvent_isMapped(
            String file, String word, SessionEventType type, Instant occurredAt) {
        SessionEvent event = event(videoSessions, file + ".json");

        assertThat(event.provider()).isEqualTo("zoom-video");
        assertThat(event.providerType()).isEqualTo(word);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.occurredAt()).contains(occurredAt);
        assertThat(event.roomId()).isPresent();
        assertThat(event.key()).isPresent();
        assertThat(event.raw().text("/event")).contains(word);
        assertThat(event.unreadableFields()).isEmpty();
    }

    @Test
    void meetings_participantJoined_hasPersonAndStay() {
        SessionEvent event = event(meetings, "webhook-participant-joined.json");

        assertThat(event.sessionId()).contains("4444AAAiAAAAAiAiAiiAii==");
        assertThat(event.roomId()).contains("1234567890");
        assertThat(event.key())
                .contains("meeting.participant_joined 2021-07-14T02:44:51.572Z 4444AAAiAAAAAiAiAiiAii== 1234567890");
        Participant participant = event.participant().orElseThrow();
        assertThat(participant.id()).contains("iFxeBPYun6SAiWUzBcEkX");
        assertThat(participant.userId()).contains("349589LkJyeW");
        assertThat(participant.name()).contains("Jill Example");
        Interval interval = participant.intervals().get(0);
        assertThat(interval.connectionId()).contains("1234567890");
        assertThat(interval.joinedAt()).contains(Instant.parse("2021-07-13T21:44:51Z"));
        assertThat(event.reason()).isEmpty();
    }

    @Test
    void meetings_participantLeft_endsThatStay_withItsReason() {
        SessionEvent event = event(meetings, "webhook-participant-left.captured.json");

        Interval interval = event.participant().orElseThrow().intervals().get(0);
        assertThat(interval.connectionId()).contains("16778240");
        assertThat(interval.joinedAt()).isEmpty();
        assertThat(interval.leftAt()).contains(Instant.parse("2022-03-23T12:33:39Z"));
        assertThat(event.reason()).contains("left the meeting. Reason : Host ended the meeting.");
    }

    @Test
    void meetings_start_isNotAfterTheFirstJoin() {
        SessionEvent started = event(meetings, "webhook-meeting-started.captured.json");
        SessionEvent joined = event(meetings, "webhook-participant-joined.captured.json");

        assertThat(started.occurredAt().orElseThrow())
                .isBeforeOrEqualTo(joined.occurredAt().orElseThrow());
        assertThat(event(meetings, "webhook-meeting-ended.captured.json").sessionEndedAt())
                .contains(Instant.parse("2022-03-23T12:33:39Z"));
    }

    @Test
    void videoSessions_userLeft_endsThatStay() {
        SessionEvent event = event(videoSessions, "videosdk-webhook-user-left.json");

        assertThat(event.sessionId()).contains("4567UVWxYZABCdEfGhiJkl==");
        assertThat(event.roomId()).contains("My Session");
        Participant participant = event.participant().orElseThrow();
        assertThat(participant.userId()).contains("ASD74dfDI854");
        assertThat(participant.intervals().get(0).connectionId()).contains("25508864");
        assertThat(event.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Host ended"));
    }

    @Test
    void videoSessions_recording_isNotOfTheSessionThatItsNumberNames() {
        assertThat(event(videoSessions, "videosdk-webhook-recording-completed.json")
                        .sessionId())
                .isEmpty();
    }

    @Test
    void sameEventAgain_hasTheSameKey_andAnotherHasNot() {
        SessionEvent joined = event(meetings, "webhook-participant-joined.captured.json");
        clock.advance(Duration.ofMinutes(85));
        SessionEvent again = event(meetings, "webhook-participant-joined.captured.json");
        SessionEvent left = event(meetings, "webhook-participant-left.captured.json");

        assertThat(again.key()).isEqualTo(joined.key());
        assertThat(left.key()).isNotEqualTo(joined.key());
    }

    @Test
    void unknownAndBareEvents_areKept() {
        WebhookResult result = meetings.receive(signer.sign("{\"event\":\"meeting.made_up\",\"payload\":[]}"));
        WebhookResult bare = meetings.receive(signer.sign("{}"));

        assertThat(result.events().get(0).type()).isEqualTo(SessionEventType.OTHER);
        assertThat(result.events().get(0).key()).isEmpty();
        assertThat(result.events().get(0).raw().text("/event")).contains("meeting.made_up");
        assertThat(bare.events().get(0).type()).isEqualTo(SessionEventType.OTHER);
        assertThat(bare.events().get(0).providerType()).isEmpty();
    }

    @Test
    void vectorOfOtherCode_isAccepted_forAsLongAsZoomTries() {
        WebhookRequest request = request(Fixtures.body("webhook-participant-joined.captured.json"), TIME, SIGNATURE);

        assertThat(meetings.receive(request).rejection()).isEmpty();
        clock.advance(Duration.ofMinutes(90));
        assertThat(meetings.receive(request).rejection()).isEmpty();
        clock.advance(Duration.ofMinutes(31));
        assertThat(meetings.receive(request).status()).isEqualTo(401);
        assertThat(meetings.receive(request).rejection())
                .contains(
                        "the request was signed at 2022-03-23T12:33:30Z, more than 120 minutes from now; if this happens"
                                + " often, check this machine's clock");
    }

    @Test
    void signatureOfAnotherBody_isRejected() {
        WebhookResult result =
                meetings.receive(request(Fixtures.body("webhook-meeting-started.captured.json"), TIME, SIGNATURE));

        assertThat(result.status()).isEqualTo(401);
        assertThat(result.events()).isEmpty();
    }

    /** {@code printf qgg8vlvZRS6UYooatFL8Aw | openssl dgst -sha256 -hmac fixture-zoom-secret-token} */
    @Test
    void urlValidation_isRespondedTo_withTheEncryptedToken() throws IOException {
        WebhookResult result = meetings.receive(signer.sign(Fixtures.body("webhook-url-validation.json")));

        assertThat(result.events()).isEmpty();
        assertThat(result.rejection()).isEmpty();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.contentType()).isEqualTo("application/json");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(result.body()))
                .isEqualTo(json.readTree(Fixtures.body("webhook-url-validation-answer.json")));
    }

    @Test
    void urlValidation_thatIsNotSigned_isRejected() {
        WebhookResult result = meetings.receive(WebhookRequest.of(
                Fixtures.body("webhook-url-validation.json").getBytes(StandardCharsets.UTF_8), Map.of()));

        assertThat(result.status()).isEqualTo(401);
        assertThat(result.body()).isEmpty();
    }

    @Test
    void secretThatIsBeingReplaced_signsEventsAndValidations() {
        WebhookReceiver rotating = ZoomWebhooks.meetings()
                .secretToken("new-secret-token")
                .previousSecretToken(SECRET)
                .timing(clock.timing())
                .build();
        SignedEvents newSigner = SignedEvents.zoom("new-secret-token").at(clock);
        String validation = Fixtures.body("webhook-url-validation.json");

        assertThat(rotating.receive(newSigner.sign("{}")).rejection()).isEmpty();
        assertThat(rotating.receive(signer.sign("{}")).rejection()).isEmpty();
        assertThat(rotating.receive(signer.sign(validation)).body()).contains("c4a857fd47c595fc517e4a1618392caf");
        assertThat(rotating.receive(newSigner.sign(validation)).body())
                .doesNotContain("c4a857fd47c595fc517e4a1618392caf");
    }

    @Test
    void open_byTheProvidersId_takesTheSecretOfThatProduct() {
        WebhookReceiver byId = Webhooks.builder("zoom-video")
                .setting("ZOOM_VIDEO_WEBHOOK_SECRET", SECRET)
                .timing(clock.timing())
                .build();

        assertThat(byId.provider()).isEqualTo("zoom-video");
        assertThat(byId.receive(signer.sign("{}")).events()).hasSize(1);
        assertThatThrownBy(() -> Webhooks.builder("zoom")
                        .setting("ZOOM_VIDEO_WEBHOOK_SECRET", SECRET)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ZOOM_WEBHOOK_SECRET is not set");
    }
}
