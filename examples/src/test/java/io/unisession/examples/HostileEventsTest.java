package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Webhooks;
import io.unisession.bandwidth.BandwidthWebhooks;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.SignedEvents;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Events with nonsense in them, signed as their provider signs: none may be lost, and none may throw. */
@Timeout(30)
class HostileEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "bWFkZS11cC1zZWNyZXQtb2YtMzItYnl0ZXMtbG9uZyE=";
    private static final KeyPair KEYS = keys();
    private static final String PLACEHOLDER = "\"PLACEHOLDER\"";

    /** Values that no service means. */
    private static final List<String> NONSENSE = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[],{\"id\":[]}]",
            "\"\"",
            "\" \"",
            "\"-\"",
            "\"\\u0000\\u202e\\ud800\"",
            "-1",
            "-0.0",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "\"1e999999999\"",
            "9223372036854775808",
            "0.000000000000000000000000000001",
            "1790841600.999999999999999999999999",
            "9".repeat(1_000),
            '"' + "9".repeat(100_000) + '"',
            "\"9999-12-31T23:59:60Z\"",
            "\"2026-10-01T08:75:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "[".repeat(150) + "]".repeat(150));

    /** Who sends events, and one of them. */
    private enum Sender {
        BANDWIDTH(
                SignedEvents.bandwidth(BandwidthWebhooks.callbackUrl("https://app.example/events", "s-1", SECRET)),
                """
                {"event":"onLeave","timestamp":"1780482300676","participantId":"p-1","deviceId":"d-1","tag":"user-42"}
                """,
                "BANDWIDTH_WEBHOOK_SECRET",
                SECRET),
        DAILY(SignedEvents.daily(SECRET), """
                {"version":"1.0.0","type":"participant.left","id":"e-1","payload":{"room":"team-room","user_id":"user-42",\
                "user_name":"Priya Raman","session_id":"c-1","joined_at":1708972291.567,"duration":11.419},\
                "event_ts":1708972302.986}
                """, "DAILY_WEBHOOK_SECRET", SECRET),
        HUNDREDMS(SignedEvents.hundredMs(SECRET), """
                {"version":"2.0","id":"e-1","timestamp":"2026-06-03T10:25:00Z","type":"peer.leave.success","data":{\
                "duration":1200,"joined_at":"2026-06-03T10:05:00.97Z","left_at":"2026-06-03T10:25:00.5Z","peer_id":"c-1",\
                "reason":"client request","role":"host","room_id":"r-1","session_id":"s-1","user_id":"user-42",\
                "user_name":"Priya Raman","session_started_at":"2026-06-03T10:00:00.97Z"}}
                """, "LIVE100MS_WEBHOOK_SECRET", SECRET),
        JANUS(
                SignedEvents.janus("janus", SECRET),
                """
                {"emitter":"e","type":64,"timestamp":1780482300329687,"session_id":1,"handle_id":2,"opaque_id":"user-42",\
                "event":{"plugin":"janus.plugin.videoroom","data":{"event":"joined","room":"team-room","id":"priya",\
                "display":"Priya Raman"}}}
                """,
                "JANUS_WEBHOOK_USER",
                "janus",
                "JANUS_WEBHOOK_PASSWORD",
                SECRET),
        LIVEKIT(
                SignedEvents.liveKit("made-up-key", SECRET),
                """
                {"event":"participant_left","room":{"sid":"RM_1","name":"team-room","creationTime":"1790841600",\
                "creationTimeMs":"1790841600123"},"participant":{"sid":"PA_1","identity":"user-42","name":"Priya Raman",\
                "joinedAt":"1790841612","joinedAtMs":"1790841612456","disconnectReason":"CLIENT_INITIATED"},\
                "egressInfo":{"egressId":"EG_1","status":"EGRESS_COMPLETE","error":""},"id":"EV_1","createdAt":"1790845190"}
                """,
                "LIVEKIT_API_KEY",
                "made-up-key",
                "LIVEKIT_API_SECRET",
                SECRET),
        REALTIMEKIT(SignedEvents.realtimeKit(KEYS.getPrivate()), """
                {"event":"meeting.participantLeft","meeting":{"id":"m-1","sessionId":"s-1","title":"Weekly sync",\
                "startedAt":"2026-06-03T10:00:00.000Z","endedAt":"2026-06-03T10:30:00.000Z"},"participant":{"peerId":"c-1",\
                "userDisplayName":"Priya Raman","customParticipantId":"user-42","joinedAt":"2026-06-03T10:05:00.000Z",\
                "leftAt":"2026-06-03T10:25:00.000Z"}}
                """, "REALTIMEKIT_WEBHOOK_PUBLIC_KEY", pem()),
        TWILIO_VIDEO(
                SignedEvents.twilioVideo(SECRET).to("https://app.example/events"),
                "RoomName=team-room&RoomSid=RM1&StatusCallbackEvent=participant-disconnected"
                        + "&Timestamp=2026-06-03T10%3A25%3A00.000Z&ParticipantSid=PA1&ParticipantIdentity=user-42"
                        + "&ParticipantDuration=1200",
                "TWILIO_AUTH_TOKEN",
                SECRET),
        VIDEOSDK(SignedEvents.videoSdk(KEYS.getPrivate()), """
                {"webhookType":"session-ended","data":{"id":"x","meetingId":"r-1","sessionId":"s-1","participantId":"p-1",\
                "participantName":"Priya Raman","start":"2026-06-03T10:00:00.000Z","end":"2026-06-03T10:30:00.000Z",\
                "reason":"example"}}
                """, "VIDEOSDK_WEBHOOK_PUBLIC_KEY", pem()),
        ZOOM(SignedEvents.zoom(SECRET), """
                {"event":"meeting.participant_left","event_ts":1780482300572,"payload":{"plainToken":"t","object":{"id":"1",\
                "uuid":"s-1","topic":"Weekly sync","start_time":"2026-06-03T10:00:00Z","end_time":"2026-06-03T10:30:00Z",\
                "participant":{"user_id":"1","user_name":"Priya Raman","id":"p-1","join_time":"2026-06-03T10:05:00Z",\
                "leave_time":"2026-06-03T10:25:00Z","leave_reason":"left the meeting","customer_key":"user-42"}}}}
                """, "ZOOM_WEBHOOK_SECRET", SECRET),
        ZOOM_VIDEO(SignedEvents.zoom(SECRET), """
                {"event":"session.user_left","event_ts":1780482300572,"payload":{"object":{"id":"s-1","session_name":"team",\
                "start_time":"2026-06-03T10:00:00Z","user":{"id":"1","name":"Priya Raman","user_key":"user-42",\
                "join_time":"2026-06-03T10:05:00Z","leave_time":"2026-06-03T10:25:00Z","leave_reason":"Host ended"}}}}
                """, "ZOOM_VIDEO_WEBHOOK_SECRET", SECRET);

        private final SignedEvents signer;
        private final String body;
        private final WebhookReceiver receiver;

        Sender(SignedEvents signer, String body, String... settings) {
            this.signer = signer;
            this.body = body.strip();
            Webhooks.Builder builder = Webhooks.builder(id());
            for (int index = 0; index < settings.length; index += 2) {
                builder.setting(settings[index], settings[index + 1]);
            }
            this.receiver = builder.build();
        }

        private String id() {
            return name().equals("HUNDREDMS")
                    ? "100ms"
                    : name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        WebhookResult receive(String text) {
            return receiver.receive(signer.sign(text));
        }

        /** The only event of a body, which is kept whole. */
        SessionEvent event(String text) {
            WebhookResult result = receive(text);
            assertThat(result.rejection()).as(text).isEmpty();
            assertThat(result.events()).as(text).hasSize(1);
            SessionEvent event = result.events().get(0);
            assertThat(event.toString()).doesNotContain("\n");
            return event;
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1_024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer place) {
        List<JsonPointer> places = new ArrayList<>(List.of(place));
        node.fieldNames()
                .forEachRemaining(
                        name -> places.addAll(places(node.get(name), place.append(JsonPointer.compile("/" + name)))));
        return places;
    }

    /** The body with a value in place of one of its own. */
    private static String with(String body, JsonPointer place, String value) throws IOException {
        JsonNode changed = JSON.readTree(body);
        ((com.fasterxml.jackson.databind.node.ObjectNode) changed.at(place.head()))
                .put(place.last().getMatchingProperty(), "PLACEHOLDER");
        return changed.toString().replace(PLACEHOLDER, value);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TWILIO_VIDEO")
    void anyField_withNonsenseInIt_losesNoEvent(Sender sender) throws IOException {
        SessionEvent right = sender.event(sender.body);
        JsonNode tree = JSON.readTree(sender.body);
        for (JsonPointer place : places(tree, JsonPointer.empty())) {
            for (String value : place.matches() ? List.<String>of() : NONSENSE) {
                String body = with(sender.body, place, value);

                SessionEvent event = sender.event(body);

                assertThat(event.raw().json()).isEqualTo(body);
                if (!tree.at(place).asText().equals(right.providerType())
                        && tree.at(place).isValueNode()) {
                    assertThat(event.providerType()).as(body).isEqualTo(right.providerType());
                }
            }
        }
    }

    @Test
    void anyParameterOfAForm_withNonsenseInIt_losesNoEvent() {
        Sender twilio = Sender.TWILIO_VIDEO;
        for (String parameter : twilio.body.split("&", -1)) {
            for (String value :
                    List.of("", "+", "%00%E2%80%AE", "-1", "1e999999999", "9".repeat(100_000), "%FF", "a=b")) {
                String name = parameter.substring(0, parameter.indexOf('=') + 1);

                SessionEvent event = twilio.event(twilio.body.replace(parameter, name + value));

                assertThat(event.providerType())
                        .isEqualTo(
                                name.startsWith("StatusCallbackEvent")
                                        ? event.providerType()
                                        : "participant-disconnected");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TWILIO_VIDEO")
    void field_sentTwice_countsOnce(Sender sender) {
        String twice =
                sender.body.replaceFirst("\\{", "{\"type\":\"x\",\"event\":\"x\",\"webhookType\":\"x\",\"type\":64,");

        assertThat(sender.event(twice).raw().json()).isEqualTo(twice);
    }

    @ParameterizedTest
    @EnumSource
    void bodyThatIsNone_isABadRequest_andOneThatIsHuge_isNotRead(Sender sender) {
        if (sender != Sender.TWILIO_VIDEO) {
            for (String body : List.of("", " ", "{", "nonsense", "{\"a\":" + "[".repeat(100_000), "{}{}", "\"\u00e9")) {
                assertThat(sender.receive(body).status()).as(body).isEqualTo(400);
            }
        }
        assertThat(sender.receive("a=" + "9".repeat(1 << 20)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TWILIO_VIDEO")
    void largestBody_ofManySmallFields_isReadInProportion(Sender sender) {
        String fields = IntStream.range(0, 60_000)
                .mapToObj(count -> "\"f" + count + "\":" + count % 7)
                .reduce(new StringBuilder(), (text, field) -> text.append(',').append(field), StringBuilder::append)
                .toString();

        String word = sender.event(sender.body).providerType();
        assertThat(sender.event(sender.body.substring(0, sender.body.length() - 1) + fields + "}")
                        .providerType())
                .isEqualTo(word);
    }

    /** A form is read before its signature is known to be right. */
    @Test
    void largestForm_ofOneNameManyTimes_isReadInProportion() {
        String form = Stream.iterate(0, count -> count + 1)
                .limit(110_000)
                .map(count -> "&a=" + (999_999 - count))
                .reduce(new StringBuilder("b=c"), StringBuilder::append, StringBuilder::append)
                .toString();

        assertThat(Sender.TWILIO_VIDEO
                        .receiver
                        .receive(io.unisession.event.WebhookRequest.of(
                                        form.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                        java.util.Map.of(
                                                "X-Twilio-Signature",
                                                List.of("AAAA"),
                                                "Content-Type",
                                                List.of("application/x-www-form-urlencoded")))
                                .withUrl("https://app.example/events"))
                        .status())
                .isEqualTo(401);
    }
}
