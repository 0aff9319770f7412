package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of VideoSDK's webhooks, and requests that are not VideoSDK's. */
class WebhooksTest {
    /** A made-up key and its signature of {@link #BODY}, by openssl: {@code openssl dgst -sha256 -sign key.pem | base64}. */
    private static final String PUBLIC_KEY = """

            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAwgx9aYjY/yJ3r52UXP/nuP5VX1atGzDuFaJ36oBKJD0lqOUPmpzj
            oTvXQ59MzjSDuIxPEzwEoipOuDANnXE2Me5EJP1b4GetPZaTDZ5s17sU2rMBgnYE
            YqJWHXGR6MnO/PJdHkG5V1ZtO1US0hHQ4grjNEBW0IEazZd7HkFin9noKYbBrBpQ
            nYcXJZn925MezqZiLF7oVrNnDKokG09cv6kcngRdQfr+sWiKH0l6fnJ+9QRdfM++
            pxxZJ/tvHjYhWgPGDD3F9CQLEOWZhJmFYBR2JPCf+BKbwDEfU4TqmXJ9X709IFcJ
            070ZcsWvQ7Esec5wcy/wwxQpLg84DTwp9wIDAQAB
            -----END RSA PUBLIC KEY-----

            """;

    private static final String BODY =
            "{\"webhookType\":\"participant-joined\",\"data\":{\"meetingId\":\"jvsg-8rjn-j304\","
                    + "\"sessionId\":\"613731342f27f56e4fc4b6d0\",\"participantId\":\"fkd74h\",\"participantName\":\"Ada\"}}";
    private static final String SIGNATURE =
            "vZvwnn8/00cBbdXtSDNU9kwLnjr5KDj232KT5FyT78r6120KrG67XnIahoyF6c8M1kVFR8MhnHNjiH/8KF4YyL67X4YNmF463T7pIZtRufDBmxgd"
                    + "vC6m+vC4RR3+CQlIvUJqvIT5zmUy1Sl0Zal7/O4IRSVbzhQrFibPxvxxGq6q1jiqtzUA/n8Cyq+oMRD6g7nUoKiTszubKU0VHD9jyVxGyQAX"
                    + "1M/OBirJzLFVWqcYnhwGryaoe+4BzufNgJybB8PPmknNoTylMHa3SaptDoUNOJZSTsu3/kWlbByoYaL6KymaGc2Eld5loY0EV2IpFnsQnt/v"
                    + "uroWAI6HXpXNYQ==";

    private static final KeyPair KEYS = keys();

    private final WebhookReceiver receiver =
            VideoSdkWebhooks.builder().publicKey(pem(KEYS)).build();
    private final SignedEvents signer = SignedEvents.videoSdk(KEYS.getPrivate());

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    /** As the pages about webhooks show them. */
    @ParameterizedTest
    @CsvSource({
        "webhook-session-started, SESSION_STARTED",
        "webhook-session-ended, SESSION_ENDED",
        "webhook-participant-joined, PARTICIPANT_JOINED",
        "webhook-participant-left, PARTICIPANT_LEFT"
    })
    void documentedBodyOfTheTestKit_isItsEvent(String name, SessionEventType type) {
        SessionEvent event =
                receiver.receive(signer.sign(Bodies.documented(name))).events().get(0);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.sessionId()).isPresent();
        assertThat(event.roomId()).isPresent();
        assertThat(event.participant().isPresent()).isEqualTo(name.contains("participant"));
    }

    private static WebhookRequest request(String body, String signature) {
        return WebhookRequest.of(
                body.getBytes(StandardCharsets.UTF_8), Map.of("videosdk-signature", List.of(signature)));
    }

    private static String body(String name) throws IOException {
        try (InputStream file =
                WebhooksTest.class.getResourceAsStream("/fixtures/webhooks/webhook-" + name + ".json")) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private SessionEvent event(String name) throws IOException {
        WebhookResult result = receiver.receive(signer.sign(body(name)));
        assertThat(result.rejection()).isEmpty();
        assertThat(result.events()).hasSize(1);
        return result.events().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "session-started, SESSION_STARTED",
        "session-ended, SESSION_ENDED",
        "session-ended.composed-with-reason, SESSION_ENDED",
        "participant-joined, PARTICIPANT_JOINED",
        "participant-left, PARTICIPANT_LEFT",
        "recording-starting, OTHER",
        "recording-started, RECORDING_STARTED",
        "recording-stopping, OTHER",
        "recording-stopped, RECORDING_READY",
        "recording-stopped.composed-own-storage, RECORDING_READY",
        "recording-failed, RECORDING_FAILED",
        "participant-recording-starting, OTHER",
        "participant-recording-started, RECORDING_STARTED",
        "participant-recording-stopping, OTHER",
        "participant-recording-stopped, RECORDING_READY",
        "participant-recording-failed, RECORDING_FAILED",
        "participant-track-recording-starting, OTHER",
        "participant-track-recording-started, RECORDING_STARTED",
        "participant-track-recording-stopping, OTHER",
        "participant-track-recording-stopped, RECORDING_READY",
        "participant-track-recording-failed, RECORDING_FAILED",
        "merge-recording-completed, RECORDING_READY",
        "merge-recording-failed, RECORDING_FAILED",
        "hls-started, OTHER",
        "hls-started.2024-03, OTHER",
        "hls-playable, OTHER",
        "hls-stopped, OTHER",
        "livestream-started, OTHER",
        "transcription-started, OTHER",
        "transcription-stopped, OTHER",
        "transcription-failed, OTHER",
        "transcription-completed.2024-03, OTHER"
    })
    void everyDocumentedEventOfARoom_isMapped(String name, SessionEventType type) throws IOException {
        SessionEvent event = event(name);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.providerType()).isEqualTo(name.replaceAll("\\..*", ""));
        assertThat(event.raw().text("/webhookType")).contains(event.providerType());
        assertThat(event.roomId()).isPresent();
        assertThat(event.sessionId().isPresent()).isEqualTo(event.raw().has("/data/sessionId"));
    }

    @ParameterizedTest
    @CsvSource({"resource-acquired", "ai-deployment-session-starting"})
    void everyDocumentedEventOfSomethingElse_isKept_withoutASession(String name) throws IOException {
        SessionEvent event = event(name);

        assertThat(event.type()).isEqualTo(SessionEventType.OTHER);
        assertThat(event.providerType()).isEqualTo(name);
        assertThat(event.sessionId()).isEmpty();
        assertThat(event.raw().isEmpty()).isFalse();
    }

    @Test
    void sessionEnded_inMinute60_isNotLost() throws IOException {
        SessionEvent event = event("session-ended");

        assertThat(event.type()).isEqualTo(SessionEventType.SESSION_ENDED);
        assertThat(event.sessionStartedAt()).contains(Instant.parse("2022-07-05T15:55:35.047Z"));
        assertThat(event.sessionEndedAt()).contains(Instant.parse("2022-07-05T16:00:35.047Z"));
        assertThat(event.occurredAt()).isEqualTo(event.sessionEndedAt());
        assertThat(event.raw().text("/data/end")).contains("2022-07-05T15:60:35.047+00:00");
    }

    @Test
    void sessionEnded_atATimeThatCannotBeRead_isNotLost() throws IOException {
        WebhookResult result =
                receiver.receive(signer.sign(body("session-ended").replace(":60:", ":75:")));

        SessionEvent event = result.events().get(0);
        assertThat(event.type()).isEqualTo(SessionEventType.SESSION_ENDED);
        assertThat(event.sessionEndedAt()).isEmpty();
        assertThat(event.unreadableFields()).containsExactly("end");
    }

    @Test
    void sessionEnded_hasTimesReasonAndKey() throws IOException {
        SessionEvent event = event("session-ended.composed-with-reason");

        assertThat(event.sessionEndedAt()).contains(Instant.parse("2022-07-05T16:00:35.047Z"));
        assertThat(event.occurredAt()).isEqualTo(event.sessionEndedAt());
        assertThat(event.reason()).contains("example");
        assertThat(event.key()).contains("session-ended 613731342f27f56e4fc4b6d0");
        assertThat(event("session-started").occurredAt()).contains(Instant.parse("2022-07-05T15:55:35.047Z"));
    }

    @Test
    void participantJoined_hasThePerson_butNeitherTimeNorKey() throws IOException {
        SessionEvent event = event("participant-joined");

        assertThat(event.participant().orElseThrow().id()).contains("fkd74h");
        assertThat(event.participant().orElseThrow().name()).contains("Ada");
        assertThat(event.participant().orElseThrow().intervals()).isEmpty();
        assertThat(event.occurredAt()).isEmpty();
        assertThat(event.key()).isEmpty();
    }

    @Test
    void mergedRecording_hasItsId() throws IOException {
        assertThat(event("merge-recording-completed").recordingId()).contains("bf37fabb-6e34-418b-bc29-97f053fc6cfe");
        assertThat(event("recording-started").recordingId()).isEmpty();
    }

    @Test
    void type_inPlaceOfWebhookType_isRead() {
        WebhookResult result = receiver.receive(signer.sign("{\"type\":\"session-started\"}"));

        assertThat(result.events().get(0).type()).isEqualTo(SessionEventType.SESSION_STARTED);
        assertThat(result.events().get(0).key()).isEmpty();
    }

    @Test
    void vectorOfOtherCode_isAccepted() {
        WebhookReceiver pinned = VideoSdkWebhooks.builder()
                .publicKey(pem(KEYS))
                .previousPublicKey(PUBLIC_KEY)
                .build();

        assertThat(pinned.receive(request(BODY, SIGNATURE)).events()).hasSize(1);
        assertThat(pinned.receive(signer.sign(BODY)).events()).hasSize(1);
        assertThat(pinned.receive(request(BODY.replace(":", ": "), SIGNATURE)).status())
                .isEqualTo(401);
    }

    @Test
    void keyThatIsNotSet_isFetchedOnce() {
        try (FakeVideoSdk fake = FakeVideoSdk.start()) {
            fake.enqueue(FakeResponse.json(200, "{\"publicKey\": \"" + PUBLIC_KEY.replace("\n", "\\n") + "\"}"));
            WebhookReceiver fetching = VideoSdkWebhooks.builder()
                    .baseUrl(fake.baseUrl().toString())
                    .build();

            assertThat(fetching.receive(request(BODY, SIGNATURE)).events()).hasSize(1);
            assertThat(fetching.receive(request(BODY, SIGNATURE)).events()).hasSize(1);

            assertThat(fake.requests()).hasSize(1);
            assertThat(fake.requests().get(0).path()).isEqualTo("/v2/public/rsa-public-key");
            assertThat(fake.requests().get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void keyThatCannotBeFetched_letsVideoSdkTryAgain() {
        try (FakeVideoSdk fake = FakeVideoSdk.start()) {
            fake.enqueue(FakeResponse.json(403, "{}"));
            WebhookReceiver fetching = Webhooks.builder("videosdk")
                    .baseUrl(fake.baseUrl().toString())
                    .build();

            assertThat(fetching.receive(request(BODY, SIGNATURE)).status()).isEqualTo(503);
        }
    }

    @Test
    void keyThatCannotBeRead_isReportedByItsSetting() {
        VideoSdkWebhooks.Builder builder = VideoSdkWebhooks.builder().publicKey("made-up");

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("VIDEOSDK_WEBHOOK_PUBLIC_KEY cannot be used: it is not a public key in PEM");
    }
}
