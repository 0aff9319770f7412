package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of LiveKit's webhooks, and requests that are not LiveKit's. */
class WebhooksTest {
    private static final String KEY = "APIfixture01";
    private static final String SECRET = "fixture-secret-fixture-secret-32b";

    /** Computed by other code than ours, over the bytes of webhook-participant-joined.json. */
    private static final String VECTOR =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJBUElmaXh0dXJlMDEiLCJleHAiOjE3OTA4"
                    + "NDE5MTMsIm5iZiI6MTc5MDg0MTYxMywiaWF0IjoxNzkwODQxNjEzLCJzaGEyNTYiOiJ4NDFEUUlTZ2swYmVCMmozNVRQeEpjWUR2SDl4UndYUE"
                    + "NWT3BDUzQzQ0NNPSJ9.hAcD0SPEMRowB_5D-7ZrdMfaJWKlJ7ZF7Ny5FCmValc";

    private static final Instant VALID_AT = Instant.ofEpochSecond(1_790_841_700);

    private final FakeClock clock = FakeClock.at(VALID_AT.toString());
    private final WebhookReceiver receiver = LiveKitWebhooks.builder()
            .credentials(KEY, SECRET)
            .timing(clock.timing())
            .build();

    private static byte[] body(String name) {
        return Fixtures.body(name + ".json").getBytes(StandardCharsets.UTF_8);
    }

    private static WebhookRequest request(byte[] body, String authorization) {
        return WebhookRequest.of(body, Map.of("authorization", List.of(authorization)));
    }

    private static String signed(byte[] body, String key, String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return JWT.create()
                    .withIssuer(key)
                    .withNotBefore(VALID_AT)
                    .withExpiresAt(VALID_AT.plusSeconds(300))
                    .withClaim("sha256", Base64.getEncoder().encodeToString(hash))
                    .sign(Algorithm.HMAC256(secret));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String token(String header, String payload) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
    }

    /** Anybody can send these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"iss\":\"APIfixture01\"}",
                "{\"iss\":[\"APIfixture01\"]}",
                "{\"iss\":\"APIfixture01\",\"exp\":9223372036854775807}",
                "{\"iss\":\"APIfixture01\",\"exp\":-9223372036854775808}",
                "{\"iss\":\"APIfixture01\",\"nbf\":1e400}",
                "{\"iss\":\"APIfixture01\",\"iat\":\"soon\"}",
                "{\"iss\":\"APIfixture01\",\"exp\":99999999999999999999999999999999}",
                "{\"iss\":\"APIfixture01\",\"iss\":\"APIfixture01\",\"exp\":1790842000,\"exp\":1790842000}"
            })
    void receive_tokenThatAnybodyCanWrite_isRejectedWithoutAnException(String payload) {
        byte[] body = body("webhook-participant-joined");
        for (String algorithm : List.of("none", "None", "HS256", "HS512", "RS256", "")) {
            String token = token("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}", payload);
            for (String sent : List.of(token, "Bearer " + token, token.substring(0, token.lastIndexOf('.') + 1))) {
                assertThat(receiver.receive(request(body, sent)).status())
                        .as("%s %s", algorithm, sent)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void receive_tokenWithMuchInIt_isRejectedWithoutAnException() {
        byte[] body = body("webhook-participant-joined");
        String nested = "{\"iss\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String digits = "{\"iss\":\"APIfixture01\",\"exp\":" + "9".repeat(100_000) + "}";

        for (String payload : List.of(nested, digits)) {
            assertThat(receiver.receive(request(body, token("{\"alg\":\"HS256\"}", payload)))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(receiver.receive(request(body, ".".repeat(100_000))).status())
                .isEqualTo(401);
    }

    /** The largest time that there is. */
    @Test
    void receive_tokenThatExpiresAtTheEndOfTime_isAccepted() throws java.security.NoSuchAlgorithmException {
        byte[] body = body("webhook-participant-joined");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        String token = JWT.create()
                .withIssuer(KEY)
                .withExpiresAt(Instant.ofEpochSecond(Instant.MAX.getEpochSecond()))
                .withClaim("sha256", Base64.getEncoder().encodeToString(hash))
                .sign(Algorithm.HMAC256(SECRET));

        assertThat(receiver.receive(request(body, token)).rejection()).isEmpty();
    }

    private SessionEvent event(String name) {
        return event(body(name));
    }

    private SessionEvent event(byte[] body) {
        WebhookResult result = receiver.receive(request(body, signed(body, KEY, SECRET)));
        assertThat(result.rejection()).isEmpty();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.events()).hasSize(1);
        return result.events().get(0);
    }

    private void assertRejected(WebhookRequest request, String reason) {
        WebhookResult result = receiver.receive(request);

        assertThat(result.events()).isEmpty();
        assertThat(result.status()).isEqualTo(401);
        assertThat(result.body()).isEmpty();
        assertThat(result.rejection()).contains(reason);
    }

    @Test
    void receive_vectorOfOtherCode_isAccepted() {
        WebhookResult result = receiver.receive(request(body("webhook-participant-joined"), VECTOR));

        assertThat(result.rejection()).isEmpty();
        assertThat(result.events()).hasSize(1);
    }

    @Test
    void receive_participantJoined_hasPersonAndConnection() {
        SessionEvent event = event("webhook-participant-joined");

        assertThat(event.type()).isEqualTo(SessionEventType.PARTICIPANT_JOINED);
        assertThat(event.providerType()).isEqualTo("participant_joined");
        assertThat(event.key()).contains("EV_PcZ8vLq2WnKd");
        assertThat(event.occurredAt()).contains(Instant.ofEpochSecond(1_790_841_613));
        assertThat(event.receivedAt()).isEqualTo(VALID_AT);
        assertThat(event.sessionId()).contains("RM_hycBMAjmt6Ub");
        assertThat(event.roomId()).contains("team-room");
        assertThat(event.sessionStartedAt()).contains(Instant.ofEpochMilli(1_790_841_600_123L));
        Participant participant = event.participant().orElseThrow();
        assertThat(participant.userId()).contains("user-42");
        assertThat(participant.name()).contains("Alice Example");
        Interval interval = participant.intervals().get(0);
        assertThat(interval.connectionId()).contains("PA_bufwMrMA2sPh");
        assertThat(interval.joinedAt()).contains(Instant.ofEpochMilli(1_790_841_612_456L));
        assertThat(interval.end()).isEqualTo(IntervalEnd.OPEN);
        assertThat(event.raw().text("/participant/sid")).contains("PA_bufwMrMA2sPh");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-participant-left, CLIENT_INITIATED, 1790845190",
        "webhook-participant-left-removed, PARTICIPANT_REMOVED, 1790845191",
        "webhook-participant-left-duplicate, DUPLICATE_IDENTITY, 1790842001"
    })
    void receive_participantLeft_endsThatConnectionWhenTheEventWasMade(String name, String reason, long second) {
        SessionEvent event = event(name);

        assertThat(event.type()).isEqualTo(SessionEventType.PARTICIPANT_LEFT);
        assertThat(event.reason()).contains(reason);
        Interval interval = event.participant().orElseThrow().intervals().get(0);
        assertThat(interval.connectionId()).contains("PA_bufwMrMA2sPh");
        assertThat(interval.joinedAt()).contains(Instant.ofEpochMilli(1_790_841_612_456L));
        assertThat(interval.leftAt()).contains(Instant.ofEpochSecond(second));
    }

    @Test
    void receive_roomStartedAndFinished_haveTheTimes() {
        SessionEvent started = event("webhook-room-started");
        SessionEvent finished = event("webhook-room-finished");

        assertThat(started.type()).isEqualTo(SessionEventType.SESSION_STARTED);
        assertThat(started.participant()).isEmpty();
        assertThat(started.sessionEndedAt()).isEmpty();
        assertThat(finished.type()).isEqualTo(SessionEventType.SESSION_ENDED);
        assertThat(finished.sessionEndedAt()).contains(Instant.ofEpochSecond(1_790_845_212));
    }

    @Test
    void receive_eventOfAnOldServer_hasNeitherKeyNorTime() {
        SessionEvent event = event("webhook-room-started.vendor-test");

        assertThat(event.type()).isEqualTo(SessionEventType.SESSION_STARTED);
        assertThat(event.key()).isEmpty();
        assertThat(event.occurredAt()).isEmpty();
        assertThat(event.sessionStartedAt()).contains(Instant.ofEpochSecond(1_628_545_903));
    }

    @Test
    void receive_egressEnded_isARecording() {
        SessionEvent event = event("webhook-egress-ended");

        assertThat(event.type()).isEqualTo(SessionEventType.RECORDING_READY);
        assertThat(event.recordingId()).contains("EG_Gj5qPz7wKx2a");
        assertThat(event.sessionId()).contains("RM_hycBMAjmt6Ub");
        assertThat(event.roomId()).contains("team-room");
    }

    /** Of LiveKit's states of an egress, those in which it has ended. */
    @ParameterizedTest
    @CsvSource({
        "EGRESS_COMPLETE,      RECORDING_READY",
        "EGRESS_LIMIT_REACHED, RECORDING_READY",
        "EGRESS_FAILED,        RECORDING_FAILED",
        "EGRESS_ABORTED,       RECORDING_FAILED"
    })
    void receive_egressEnded_isReadyIfThereIsAFile(String status, SessionEventType type) {
        String ended = new String(body("webhook-egress-ended"), StandardCharsets.UTF_8);

        assertThat(event(ended.replace("EGRESS_COMPLETE", status).getBytes(StandardCharsets.UTF_8))
                        .type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-participant-connection-aborted", "webhook-track-published"})
    void receive_otherEvent_isKept(String name) {
        SessionEvent event = event(name);

        assertThat(event.type()).isEqualTo(SessionEventType.OTHER);
        assertThat(event.providerType())
                .isEqualTo(name.substring("webhook-".length()).replace('-', '_'));
        assertThat(event.participant().orElseThrow().userId()).contains("user-42");
        assertThat(event.raw().isEmpty()).isFalse();
    }

    @Test
    void receive_bodyWrittenAgain_isRejected() {
        byte[] body = body("webhook-room-started");
        byte[] again =
                new String(body, StandardCharsets.UTF_8).replace(":", ": ").getBytes(StandardCharsets.UTF_8);

        assertRejected(
                request(again, signed(body, KEY, SECRET)),
                "the token in Authorization does not match the body; pass the body as it arrived, not parsed and written"
                        + " again");
    }

    @Test
    void receive_wrongSecret_isRejected() {
        byte[] body = body("webhook-room-started");

        assertRejected(
                request(body, signed(body, KEY, "another-secret-another-secret-32b")),
                "the token in Authorization is not signed with the secret that is set");
    }

    @Test
    void receive_otherKey_isRejected() {
        byte[] body = body("webhook-room-started");

        assertRejected(
                request(body, signed(body, "APIanother", SECRET)),
                "the request is signed with another API key than the one that is set");
    }

    @Test
    void receive_unsignedToken_isRejected() {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"iss\":\"APIfixture01\"}".getBytes(StandardCharsets.UTF_8));

        assertRejected(
                request(body("webhook-room-started"), "eyJhbGciOiJub25lIn0." + claims + "."),
                "the token in Authorization is not signed with the secret that is set");
    }

    @Test
    void receive_withoutAToken_isRejected() {
        assertRejected(
                WebhookRequest.of(body("webhook-room-started"), Map.of()),
                "the request has no header Authorization, so it is not proved to be genuine");
        assertRejected(request(body("webhook-room-started"), "nonsense"), "the header Authorization holds no JWT");
    }

    @Test
    void receive_oldRequest_isRejected() {
        clock.advance(Duration.ofMinutes(7));

        assertRejected(
                request(body("webhook-participant-joined"), VECTOR),
                "the token in Authorization is valid until 2026-10-01T08:05:13Z, and not now; if this happens often, check this"
                        + " machine's clock");
    }

    @Test
    void receive_requestOfAnHourAhead_isRejected() {
        WebhookReceiver slow = LiveKitWebhooks.builder()
                .credentials(KEY, SECRET)
                .timing(FakeClock.at(VALID_AT.minusSeconds(3_600)).timing())
                .build();

        assertThat(slow.receive(request(body("webhook-participant-joined"), VECTOR))
                        .rejection())
                .hasValueSatisfying(reason -> assertThat(reason).contains("and not now"));
    }

    @Test
    void receive_signedButNotJson_isABadRequest() {
        byte[] body = "not JSON".getBytes(StandardCharsets.UTF_8);

        WebhookResult result = receiver.receive(request(body, signed(body, KEY, SECRET)));

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.rejection())
                .contains("the signature is right, but the body cannot be read as an event of livekit");
    }

    @Test
    void receive_hugeBody_isRejectedUnread() {
        WebhookResult result = receiver.receive(WebhookRequest.of(new byte[2_000_000], Map.of()));

        assertThat(result.status()).isEqualTo(413);
        assertThat(result.rejection()).contains("the body has 2000000 bytes, more than the limit of 1048576");
    }

    @Test
    void receive_signedWithTheKeyThatIsBeingReplaced_isAccepted() {
        WebhookReceiver rotating = LiveKitWebhooks.builder()
                .credentials("APInew", "another-secret-another-secret-32")
                .previousCredentials(KEY, SECRET)
                .timing(clock.timing())
                .build();
        byte[] body = body("webhook-room-started");

        assertThat(rotating.receive(request(body, signed(body, KEY, SECRET))).rejection())
                .isEmpty();
        assertThat(rotating.receive(request(body, signed(body, "APInew", "another-secret-another-secret-32")))
                        .rejection())
                .isEmpty();
        assertThat(rotating.receive(request(body, signed(body, "APInew", SECRET)))
                        .rejection())
                .contains("the token in Authorization is not signed with the secret that is set");
    }

    @Test
    void receive_sameKeyWithANewSecret_acceptsBoth() {
        WebhookReceiver rotating = LiveKitWebhooks.builder()
                .credentials(KEY, "another-secret-another-secret-32")
                .previousCredentials(KEY, SECRET)
                .timing(clock.timing())
                .build();
        byte[] body = body("webhook-room-started");

        assertThat(rotating.receive(request(body, signed(body, KEY, SECRET))).rejection())
                .isEmpty();
        assertThat(rotating.receive(request(body, signed(body, KEY, "another-secret-another-secret-32")))
                        .rejection())
                .isEmpty();
    }

    @Test
    void receive_unknownCharset_isReadAsUtf8() {
        byte[] body = body("webhook-participant-joined");

        WebhookResult result = receiver.receive(WebhookRequest.of(
                body,
                Map.of(
                        "Authorization",
                        List.of(VECTOR),
                        "Content-Type",
                        List.of("application/webhook+json; charset=made-up"))));

        assertThat(result.events().get(0).participant().orElseThrow().name()).contains("Alice Example");
    }

    @Test
    void open_withAnOldKeyWithoutItsSecret_fails() {
        LiveKitWebhooks.Builder builder =
                LiveKitWebhooks.builder().credentials(KEY, SECRET).setting("LIVEKIT_API_KEY_PREVIOUS", "APIold");

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LIVEKIT_API_SECRET_PREVIOUS is missing");
    }

    @Test
    void open_withoutASecret_fails() {
        assertThatThrownBy(() -> Webhooks.builder("livekit").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LIVEKIT_API_KEY, LIVEKIT_API_SECRET are not set");
    }

    @Test
    void open_byTheProvidersId_isTheSameReceiver() {
        WebhookReceiver byId = Webhooks.builder("livekit")
                .setting("LIVEKIT_API_KEY", KEY)
                .setting("LIVEKIT_API_SECRET", SECRET)
                .timing(clock.timing())
                .build();

        assertThat(byId.receive(request(body("webhook-participant-joined"), VECTOR))
                        .events())
                .hasSize(1);
        assertThat(byId.provider()).isEqualTo("livekit");
    }
}
