package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeClock;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of the services in the catalog, with the bodies that they document. */
class EventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");
    private static final String DAILY_SECRET = "bWFkZS11cC1zZWNyZXQtb2YtMzItYnl0ZXMtbG9uZyE=";

    /** Each documented body: the service, the file, the type of the event, and the service's word. */
    private static final String DOCUMENTED = """
            daily webhook-meeting-started.composed SESSION_STARTED meeting.started
            daily webhook-meeting-ended SESSION_ENDED meeting.ended
            daily webhook-participant-joined PARTICIPANT_JOINED participant.joined
            daily webhook-participant-left.composed PARTICIPANT_LEFT participant.left
            daily webhook-recording-started.composed RECORDING_STARTED recording.started
            daily webhook-recording-ready-to-download RECORDING_READY recording.ready-to-download
            daily webhook-recording-error.composed RECORDING_FAILED recording.error
            100ms webhook-session-open-success SESSION_STARTED session.open.success
            100ms webhook-session-close-success SESSION_ENDED session.close.success
            100ms webhook-peer-join-success PARTICIPANT_JOINED peer.join.success
            100ms webhook-peer-leave-success PARTICIPANT_LEFT peer.leave.success
            100ms webhook-peer-join-failure OTHER peer.join.failure
            100ms webhook-peer-leave-failure OTHER peer.leave.failure
            100ms webhook-room-end-success OTHER room.end.success
            100ms webhook-role-change-success OTHER role.change.success
            100ms webhook-recording-success RECORDING_READY recording.success
            100ms webhook-recording-failed RECORDING_FAILED recording.failed
            100ms webhook-beam-started-success OTHER beam.started.success
            100ms webhook-beam-recording-success RECORDING_READY beam.recording.success
            100ms webhook-hls-started-success OTHER hls.started.success
            100ms webhook-hls-recording-success RECORDING_READY hls.recording.success
            100ms webhook-stream-recording-success RECORDING_READY stream.recording.success
            100ms webhook-track-recording-success RECORDING_READY track.recording.success
            100ms webhook-transcription-success OTHER transcription.success
            realtimekit webhook-meeting-started SESSION_STARTED meeting.started
            realtimekit webhook-meeting-ended SESSION_ENDED meeting.ended
            realtimekit webhook-meeting-participantJoined PARTICIPANT_JOINED meeting.participantJoined
            realtimekit webhook-meeting-participantLeft PARTICIPANT_LEFT meeting.participantLeft
            realtimekit webhook-meeting-chatSynced OTHER meeting.chatSynced
            realtimekit webhook-meeting-summary OTHER meeting.summary
            realtimekit webhook-meeting-transcript OTHER meeting.transcript
            realtimekit webhook-livestreaming-statusUpdate OTHER livestreaming.statusUpdate
            realtimekit webhook-recording-statusUpdate RECORDING_READY recording.statusUpdate
            twilio-video callback-room-created.composed SESSION_STARTED room-created
            twilio-video callback-room-ended.composed SESSION_ENDED room-ended
            twilio-video callback-participant-connected.composed PARTICIPANT_JOINED participant-connected
            twilio-video callback-participant-disconnected.composed PARTICIPANT_LEFT participant-disconnected
            twilio-video callback-recording-completed.composed RECORDING_READY recording-completed
            """;

    private final FakeClock clock = FakeClock.at(NOW.toString());

    private WebhookReceiver receiver(String service, String... settings) {
        Webhooks.Builder builder = Webhooks.builder(service).timing(clock.timing());
        for (int index = 0; index < settings.length; index += 2) {
            builder.setting(settings[index], settings[index + 1]);
        }
        return builder.build();
    }

    private static JsonNode json(String service, String file) {
        try {
            return JSON.readTree(Documented.of(service).body(file));
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }

    private static WebhookRequest request(String body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return WebhookRequest.of(body.getBytes(StandardCharsets.UTF_8), all);
    }

    private static WebhookRequest daily(String body, Instant signedAt) {
        try {
            String time = Long.toString(signedAt.getEpochSecond());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(DAILY_SECRET), "HmacSHA256"));
            String signature = Base64.getEncoder()
                    .encodeToString(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
            return request(body, Map.of("X-Webhook-Timestamp", time, "X-Webhook-Signature", signature));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    /** A documented body as the service would send it; the signatures of Twilio's were computed by other code. */
    private WebhookResult received(String service, String file) {
        String body = Documented.of(service).body(file);
        return switch (service) {
            case "daily" ->
                receiver(service, "DAILY_WEBHOOK_SECRET", DAILY_SECRET).receive(daily(body, NOW));
            case "100ms" ->
                receiver(service, "LIVE100MS_WEBHOOK_SECRET", "made-up-secret")
                        .receive(request(body, Map.of("X-Webhook-Secret", "made-up-secret")));
            case "realtimekit" ->
                receiver(service, "REALTIMEKIT_WEBHOOK_PUBLIC_KEY", RealtimeKitKey.PUBLIC)
                        .receive(request(
                                body, Map.of("rtk-signature", RealtimeKitKey.sign(body), "rtk-uuid", "delivery-1")));
            default ->
                receiver(service, "TWILIO_AUTH_TOKEN", "example-auth-token").receive(twilio(file));
        };
    }

    private static WebhookRequest twilio(String file) {
        JsonNode callback = json("twilio-video", file);
        Map<String, String> headers = new HashMap<>();
        callback.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return request(callback.get("body").asText(), headers)
                .withUrl(callback.get("url").asText());
    }

    private SessionEvent event(String service, String file) {
        WebhookResult result = received(service, file);
        assertThat(result.rejection()).isEmpty();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.events()).hasSize(1);
        return result.events().get(0);
    }

    private static Interval stay(SessionEvent event) {
        List<Interval> intervals = event.participant().orElseThrow().intervals();
        assertThat(intervals).hasSize(1);
        return intervals.get(0);
    }

    static Stream<Arguments> documented() {
        return DOCUMENTED.lines().map(line -> arguments((Object[]) line.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void documentedBody_isAnEventOfItsType(String service, String file, SessionEventType type, String word) {
        SessionEvent event = event(service, file);

        assertThat(event.provider()).isEqualTo(service);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.providerType()).isEqualTo(word);
        assertThat(event.key()).isPresent();
        assertThat(event.receivedAt()).isEqualTo(NOW);
        assertThat(event.unreadableFields()).isEmpty();
        JsonNode sent = json(service, file);
        assertThat(parsed(event.raw().json())).isEqualTo(service.equals("twilio-video") ? sent.get("params") : sent);
    }

    /** Otherwise a body could be one that no test looks at. */
    @ParameterizedTest
    @ValueSource(strings = {"100ms", "daily", "realtimekit", "twilio-video"})
    void documentedBodies_areAllInTheTable(String service) throws Exception {
        URL folder = EventsTest.class.getResource("/documented/" + service);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .filter(name -> name.startsWith("webhook-") || name.startsWith("callback-"))
                            .filter(name -> !name.equals("webhook-test")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(DOCUMENTED).contains(service + " " + name + " "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "daily, webhook-meeting-started.composed, 2024-02-21T14:33:52Z, f2aa1ade-ff80-464c-b46e-50ffa577d48d, TrPmUX1DzjSwDaAFDfNj",
        "daily, webhook-meeting-ended, 2024-02-21T14:35:04.671Z, f2aa1ade-ff80-464c-b46e-50ffa577d48d, TrPmUX1DzjSwDaAFDfNj",
        "100ms, webhook-session-open-success, 2021-11-30T12:58:49.972912470Z, 5f9edc6bd238215aec7700df, 5f9edc6ac238215aec2312df",
        "100ms, webhook-session-close-success, 2021-11-30T12:58:49.972912470Z, 5f9edc6bd238215aec7700df, 5f9edc6ac238215aec2312df",
        "realtimekit, webhook-meeting-started, 2026-06-03T10:00:00Z, 05e57591-d89e-45c9-ae44-08dc1eaad0e0, 50c8940e-1b97-402a-97d6-2708b7feca41",
        "realtimekit, webhook-meeting-ended, 2026-06-03T10:30:00Z, 05e57591-d89e-45c9-ae44-08dc1eaad0e0, 50c8940e-1b97-402a-97d6-2708b7feca41",
        "twilio-video, callback-room-created.composed, 2017-07-30T20:00:00Z, RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, DailyStandup",
        "twilio-video, callback-room-ended.composed, 2017-07-30T20:09:00Z, RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, DailyStandup"
    })
    void sessionStartsAndEnds_whenTheServiceSays(
            String service, String file, Instant occurredAt, String sessionId, String roomId) {
        SessionEvent event = event(service, file);

        assertThat(event.occurredAt()).contains(occurredAt);
        assertThat(event.sessionId()).contains(sessionId);
        assertThat(event.roomId()).contains(roomId);
        boolean started = event.type() == SessionEventType.SESSION_STARTED;
        assertThat(started ? event.sessionStartedAt() : event.sessionEndedAt()).contains(occurredAt);
        assertThat(event.sessionEndedAt().isPresent()).isEqualTo(!started);
        assertThat(event.sessionStartedAt()).isPresent();
        assertThat(event.participant()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "daily, webhook-participant-joined, 0c0d2dda-f21d-4cf9-ab56-86bf3c407ffa, 6497c79b-f326-4942-aef8-c36a29140ad1, testuser, 2024-02-26T18:31:19.960Z, -",
                "daily, webhook-participant-left.composed, 0c0d2dda-f21d-4cf9-ab56-86bf3c407ffa, 16168c97-f973-4eae-9642-020fe3fda5db, testuser, 2024-02-26T18:31:31.567Z, 2024-02-26T18:31:42.986Z",
                "100ms, webhook-peer-join-success, 83b869e1-9a4b-4037-84b2-913cf76e4392, user.001, Ada, 2021-11-30T12:58:49.972912470Z, -",
                "100ms, webhook-peer-leave-success, 83b869e1-9a4b-4037-84b2-913cf76e4392, user.001, Ada, 2021-11-30T12:58:49.972912470Z, 2021-11-30T12:58:58.500451704Z",
                "realtimekit, webhook-meeting-participantJoined, e32fb785-ddd0-4b96-b577-879327c0082f, user-123, Ada, 2026-06-03T10:05:00Z, -",
                "realtimekit, webhook-meeting-participantLeft, e32fb785-ddd0-4b96-b577-879327c0082f, user-123, Ada, 2026-06-03T10:05:00Z, 2026-06-03T10:25:00Z",
                "twilio-video, callback-participant-connected.composed, PAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, alice, -, 2017-07-30T20:00:00Z, -",
                "twilio-video, callback-participant-disconnected.composed, PAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, alice, -, 2017-07-30T20:00:00Z, 2017-07-30T20:04:00Z"
            })
    void participantsComeAndGo_asTheServiceSays(
            String service,
            String file,
            String connectionId,
            String userId,
            String name,
            Instant joinedAt,
            Instant leftAt) {
        SessionEvent event = event(service, file);
        Interval stay = stay(event);

        assertThat(event.participant().orElseThrow().userId()).contains(userId);
        assertThat(event.participant().orElseThrow().name()).isEqualTo(Optional.ofNullable(name));
        assertThat(stay.connectionId()).contains(connectionId);
        assertThat(stay.joinedAt()).contains(joinedAt);
        assertThat(stay.leftAt()).isEqualTo(Optional.ofNullable(leftAt));
        assertThat(stay.end()).isEqualTo(leftAt == null ? IntervalEnd.OPEN : IntervalEnd.REPORTED);
        assertThat(event.occurredAt()).contains(leftAt == null ? joinedAt : leftAt);
    }

    /** Daily calls the connection a session, and does not say in which meeting it is. */
    @Test
    void daily_participant_hasTheRoomButNoSession() {
        SessionEvent event = event("daily", "webhook-participant-joined");

        assertThat(event.sessionId()).isEmpty();
        assertThat(event.roomId()).contains("test");
        assertThat(event.participant().orElseThrow().id()).contains("0c0d2dda-f21d-4cf9-ab56-86bf3c407ffa");
    }

    /** The same event arrives with another id at times. */
    @Test
    void daily_participant_isKnownByTheConnection() {
        assertThat(event("daily", "webhook-participant-joined").key())
                .contains("participant.joined|0c0d2dda-f21d-4cf9-ab56-86bf3c407ffa|1708972279.96");
        assertThat(event("daily", "webhook-meeting-ended").key())
                .contains("met-end-f2aa1ade-ff80-464c-b46e-50ffa577d48d-1708526104");
    }

    @Test
    void daily_recording_hasNoTimesOfAMeeting() {
        SessionEvent ready = event("daily", "webhook-recording-ready-to-download");
        SessionEvent failed = event("daily", "webhook-recording-error.composed");

        assertThat(ready.recordingId()).contains("08fa0b24-9220-44c5-846c-3f116cf8e738");
        assertThat(ready.roomId()).contains("Xcm97xRZ08b2dePKb78g");
        assertThat(ready.sessionStartedAt()).isEmpty();
        assertThat(ready.participant()).isEmpty();
        assertThat(ready.occurredAt()).contains(Instant.ofEpochSecond(1_692_124_192));
        assertThat(failed.reason()).contains("cloud-recording-error: example");
    }

    @Test
    void daily_vector_isAccepted_andNotOnceABitIsChanged() {
        JsonNode vector = json("daily", "signature-vector.computed");
        Map<String, String> headers = new HashMap<>();
        vector.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        WebhookReceiver receiver = Webhooks.builder("daily")
                .setting("DAILY_WEBHOOK_SECRET", vector.get("hmac").asText())
                .timing(FakeClock.at("2024-02-26T18:31:30Z").timing())
                .build();

        assertThat(receiver.receive(request(vector.get("body").asText(), headers))
                        .events())
                .hasSize(1);
        assertThat(receiver.receive(request(vector.get("body").asText() + " ", headers))
                        .status())
                .isEqualTo(401);
    }

    /** It may repeat an event for a quarter of an hour. */
    @Test
    void daily_requestOfTwentyMinutes_isAccepted_andNoOlderOne() {
        String body = Documented.of("daily").body("webhook-meeting-ended");
        WebhookReceiver receiver = receiver("daily", "DAILY_WEBHOOK_SECRET", DAILY_SECRET);

        assertThat(receiver.receive(daily(body, NOW.minus(Duration.ofMinutes(20))))
                        .status())
                .isEqualTo(200);
        assertThat(receiver.receive(daily(body, NOW.minus(Duration.ofMinutes(21))))
                        .status())
                .isEqualTo(401);
        assertThat(receiver.receive(daily(body, NOW.plus(Duration.ofMinutes(21))))
                        .status())
                .isEqualTo(401);
    }

    /** Daily sends it before it has said what the secret is. */
    @Test
    void daily_testOfTheAddress_isAcceptedThoughItIsNotSigned() {
        WebhookResult result = receiver("daily", "DAILY_WEBHOOK_SECRET", DAILY_SECRET)
                .receive(request(Documented.of("daily").body("webhook-test"), Map.of()));

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.events()).isEmpty();
    }

    @Test
    void hundredMs_leave_saysWhy() {
        SessionEvent event = event("100ms", "webhook-peer-leave-success");

        assertThat(event.reason()).contains("client request");
        assertThat(event.participant().orElseThrow().role()).contains("host");
        assertThat(event.participant().orElseThrow().id()).contains("83b869e1-9a4b-4037-84b2-913cf76e4392");
        assertThat(event.sessionStartedAt()).contains(Instant.parse("2021-11-30T12:58:49.972912470Z"));
        assertThat(event.key()).contains("6c75de35-b778-4fb0-88ae-114c28dc285f");
    }

    @Test
    void hundredMs_failures_areNoJoinAndNoLeave() {
        SessionEvent join = event("100ms", "webhook-peer-join-failure");

        assertThat(join.reason()).contains("role not allowed");
        assertThat(stay(join).end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(event("100ms", "webhook-recording-failed").reason()).contains("INTERNAL_ERROR");
    }

    @Test
    void hundredMs_withoutTheHeader_isRejected() {
        WebhookReceiver receiver = receiver("100ms", "LIVE100MS_WEBHOOK_SECRET", "made-up-secret");
        String body = Documented.of("100ms").body("webhook-peer-join-success");

        assertThat(receiver.receive(request(body, Map.of())).status()).isEqualTo(401);
        assertThat(receiver.receive(request(body, Map.of("X-Webhook-Secret", "made-up")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void realtimeKit_recording_isWhatItsStatusSays() {
        String body = Documented.of("realtimekit").body("webhook-recording-statusUpdate");
        WebhookReceiver receiver = receiver("realtimekit", "REALTIMEKIT_WEBHOOK_PUBLIC_KEY", RealtimeKitKey.PUBLIC);

        Map<String, SessionEventType> types = Map.of(
                "INVOKED", SessionEventType.OTHER,
                "RECORDING", SessionEventType.RECORDING_STARTED,
                "PAUSED", SessionEventType.OTHER,
                "UPLOADING", SessionEventType.OTHER,
                "UPLOADED", SessionEventType.RECORDING_READY,
                "ERRORED", SessionEventType.RECORDING_FAILED);
        types.forEach((status, type) -> {
            String changed = body.replace("UPLOADED", status);
            SessionEvent event = receiver.receive(
                            request(changed, Map.of("rtk-signature", RealtimeKitKey.sign(changed))))
                    .events()
                    .get(0);
            assertThat(event.type()).as(status).isEqualTo(type);
            assertThat(event.providerType()).isEqualTo("recording.statusUpdate");
            assertThat(event.recordingId()).contains("97cb480d-5840-4528-ace3-919b5e386c68");
            assertThat(event.sessionId()).contains("05e57591-d89e-45c9-ae44-08dc1eaad0e0");
            assertThat(event.key()).isEmpty();
        });
    }

    @Test
    void realtimeKit_end_saysWhy_andTheDeliveryIsTheKey() {
        SessionEvent event = event("realtimekit", "webhook-meeting-ended");

        assertThat(event.reason()).contains("ALL_PARTICIPANTS_LEFT");
        assertThat(event.label()).contains("Weekly sync");
        assertThat(event.key()).contains("delivery-1");
        assertThat(event("realtimekit", "webhook-meeting-chatSynced").sessionId())
                .contains("05e57591-d89e-45c9-ae44-08dc1eaad0e0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publicKeySpki", "publicKeyPkcs1"})
    void realtimeKit_vector_isAccepted_andNotOnceABitIsChanged(String form) {
        JsonNode vector = json("realtimekit", "signature-vector.computed");
        Map<String, String> headers = new HashMap<>();
        vector.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        WebhookReceiver receiver = receiver(
                "realtimekit",
                "REALTIMEKIT_WEBHOOK_PUBLIC_KEY",
                vector.get(form).asText());

        WebhookResult result = receiver.receive(request(vector.get("body").asText(), headers));
        assertThat(result.events()).hasSize(1);
        assertThat(result.events().get(0).key()).contains("0f0b1c1e-0000-4000-8000-000000000003");
        assertThat(receiver.receive(request(vector.get("body").asText().replace("Ada", "Eve"), headers))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void twilio_recording_isKnownByItsId() {
        SessionEvent event = event("twilio-video", "callback-recording-completed.composed");

        assertThat(event.recordingId()).contains("RTaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(event.key())
                .contains(
                        "RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|recording-completed|2017-07-30T20:09:10.000Z|RTaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(event("twilio-video", "callback-participant-connected.composed")
                        .key())
                .contains(
                        "RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|participant-connected|2017-07-30T20:00:00.000Z|PAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(event("twilio-video", "callback-room-created.composed").key())
                .contains("RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|room-created|2017-07-30T20:00:00.000Z");
    }

    @Test
    void twilio_room_lastedAsLongAsItSays() {
        assertThat(event("twilio-video", "callback-room-ended.composed").sessionStartedAt())
                .contains(Instant.parse("2017-07-30T20:00:00Z"));
    }

    @Test
    void twilio_behindAProxy_needsThePublicUrl() {
        WebhookRequest inner = twilio("callback-room-created.composed").withUrl("http://10.0.0.7:8080/inner");

        assertThat(receiver("twilio-video", "TWILIO_AUTH_TOKEN", "example-auth-token")
                        .receive(inner)
                        .status())
                .isEqualTo(401);
        assertThat(receiver(
                                "twilio-video",
                                "TWILIO_AUTH_TOKEN",
                                "example-auth-token",
                                "TWILIO_WEBHOOK_URL",
                                "https://hooks.example.com/room-events")
                        .receive(inner)
                        .events())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"daily, DAILY_WEBHOOK_SECRET", "100ms, LIVE100MS_WEBHOOK_SECRET", "twilio-video, TWILIO_AUTH_TOKEN"})
    void withoutItsSecret_thereIsNoReceiver(String service, String setting) {
        assertThatThrownBy(() -> receiver(service))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(setting + " is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google-meet", "signalwire"})
    void otherServices_haveNoWebhooks(String service) {
        assertThatThrownBy(() -> receiver(service))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("webhooks");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }

    /** A key pair that is made for these tests. */
    private static final class RealtimeKitKey {
        private static final KeyPair PAIR = pair();
        static final String PUBLIC = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";

        private static KeyPair pair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                // The default is larger, and takes seconds.
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException missing) {
                throw new AssertionError(missing);
            }
        }

        static String sign(String body) {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(PAIR.getPrivate());
                signature.update(body.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException missing) {
                throw new AssertionError(missing);
            }
        }
    }
}
