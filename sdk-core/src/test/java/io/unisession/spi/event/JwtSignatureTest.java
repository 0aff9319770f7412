package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens with a hash of the body. They are from openssl:
 *
 * <pre>
 * printf '{"test": 2432232314}' | openssl dgst -sha256 -binary | base64
 * printf "$header.$payload" | openssl dgst -sha256 -hmac made-up-secret-of-32-bytes-length -binary | base64
 * </pre>
 */
class JwtSignatureTest {
    private static final String BODY = "{\"test\": 2432232314}";
    private static final Secret SECRET = Secret.of("made-up-secret-of-32-bytes-length");
    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final String VALID =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwibmJmIjoxNzkwODQxNjAwLCJleHA"
                    + "iOjE3OTA4NDE5MDAsInBheWxvYWRfaGFzaCI6InJvV0pNZlo0aCtnVkRXK1d5ZjREQml3ZDgydEVaTVRkeU9BQ3dJVFY"
                    + "wWmc9In0.jbVfk0oK2p6h-jJA0PCa1KH-TMLECSe_o_R6TSBmfEA";
    private static final String ENDLESS =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwibmJmIjoxNzkwODQxNjAwLCJwYXl"
                    + "sb2FkX2hhc2giOiJyb1dKTWZaNGgrZ1ZEVytXeWY0REJpd2Q4MnRFWk1UZHlPQUN3SVRWMFpnPSJ9.nADRVMzGWjcEY-"
                    + "cu2XUavY8wOEKsf32nfX8i3mZILAU";
    private static final String OF_ANOTHER_BODY =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwibmJmIjoxNzkwODQxNjAwLCJleHA"
                    + "iOjE3OTA4NDE5MDAsInBheWxvYWRfaGFzaCI6InJvV0pNZlo0aCtnVkRXK1d5ZjREQml3ZDgydEVaTVRkeU9BQ3dJVFY"
                    + "wWkE9In0.9w7BcsNHkixBj7wTNXn9p497KMmFaILZVl-sP0DW9ds";
    private static final String WITHOUT_A_HASH =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwibmJmIjoxNzkwODQxNjAwLCJleHA"
                    + "iOjE3OTA4NDE5MDB9.sSmbbqYC0TrVWwmiYb4naoMKZbrJiFJGTj75o7aRh2Y";
    private static final String WITH_A_HASH_THAT_IS_NO_TEXT =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwibmJmIjoxNzkwODQxNjAwLCJleHA"
                    + "iOjE3OTA4NDE5MDAsInBheWxvYWRfaGFzaCI6WyJyb1dKTWZaNGgrZ1ZEVytXeWY0REJpd2Q4MnRFWk1UZHlPQUN3SVR"
                    + "WMFpnPSJdfQ.tQ_9bSPv7PwaUwLghx3lbOf5wm5uPYgFs91mNOCShcw";
    private static final String BY_ANOTHER_SECRET =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwibmJmIjoxNzkwODQxNjAwLCJleHA"
                    + "iOjE3OTA4NDE5MDAsInBheWxvYWRfaGFzaCI6InJvV0pNZlo0aCtnVkRXK1d5ZjREQml3ZDgydEVaTVRkeU9BQ3dJVFY"
                    + "wWmc9In0.GBjDKmQSpEP_ar55Ttv0efZ-RwCFh7M34upsj2bLc9A";

    private final JwtSignature signature =
            new JwtSignature("Authorization", "payload_hash", Map.of("made-up-id", List.of(SECRET)));

    private static WebhookRequest request(String token) {
        return WebhookRequest.of(BODY.getBytes(StandardCharsets.UTF_8), Map.of("authorization", List.of(token)));
    }

    private void assertAccepted(String token, Instant now) {
        assertThatCode(() -> signature.verify(request(token), now)).doesNotThrowAnyException();
    }

    private void assertRejected(WebhookRequest request, Instant now, String reason) {
        RejectedWebhookException rejected =
                catchThrowableOfType(RejectedWebhookException.class, () -> signature.verify(request, now));
        assertThat(rejected).hasMessage(reason);
        assertThat(rejected.status()).isEqualTo(401);
    }

    private static String unsigned(String header, String payload) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    @Test
    void token_withOrWithoutBearer_isAccepted() {
        assertAccepted(VALID, NOW);
        assertAccepted("Bearer " + VALID, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        // It is valid from 08:00 to 08:05, and a minute before and after that.
        "2026-10-01T07:59:00Z, true",
        "2026-10-01T07:58:59.999Z, false",
        "2026-10-01T08:06:00Z, true",
        "2026-10-01T08:06:00.001Z, false"
    })
    void token_isAccepted_whileItIsValid(Instant now, boolean valid) {
        if (valid) {
            assertAccepted(VALID, now);
        } else {
            assertRejected(
                    request(VALID),
                    now,
                    "the token in Authorization is valid until 2026-10-01T08:05:00Z, and not now; if this happens often,"
                            + " check this machine's clock");
        }
    }

    @Test
    void tokenThatNeverExpires_isRejected() {
        assertRejected(request(ENDLESS), NOW, "the token in Authorization never expires");
    }

    @ParameterizedTest
    @ValueSource(strings = {OF_ANOTHER_BODY, WITHOUT_A_HASH, WITH_A_HASH_THAT_IS_NO_TEXT})
    void tokenWithoutTheHashOfTheBody_isRejected(String token) {
        assertRejected(
                request(token),
                NOW,
                "the token in Authorization does not match the body; pass the body as it arrived, not parsed and written"
                        + " again");
    }

    @Test
    void tokenOfAnotherSecret_isRejected_evenIfItIsOld() {
        String reason = "the token in Authorization is not signed with the secret that is set";

        assertRejected(request(BY_ANOTHER_SECRET), NOW, reason);
        assertRejected(request(BY_ANOTHER_SECRET), NOW.plusSeconds(3_600), reason);
        // The library would check each by the algorithm that it names.
        assertRejected(request(unsigned("{\"alg\":\"none\"}", "{\"iss\":\"made-up-id\"}")), NOW, reason);
        assertRejected(request(VALID.substring(0, VALID.lastIndexOf('.') + 1)), NOW, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"iss\":\"another-id\"}", "{\"iss\":\"\"}", "{\"iss\":null}"})
    void tokenOfAnotherIssuer_isRejected(String payload) {
        assertRejected(
                request(unsigned(HEADER, payload)),
                NOW,
                "the request is signed with another API key than the one that is set");
    }

    @Test
    void headerWithoutAToken_isRejected() {
        assertRejected(
                WebhookRequest.of(BODY.getBytes(StandardCharsets.UTF_8), Map.of()),
                NOW,
                "the request has no header Authorization, so it is not proved to be genuine");
        for (String value :
                List.of("", "Bearer ", "made-up", "a.b", "a.b.c", unsigned(HEADER, "null"), unsigned(HEADER, "7"))) {
            assertRejected(request(value), NOW, "the header Authorization holds no JWT");
        }
    }

    @Test
    void secret_isRequired() {
        for (Map<String, List<Secret>> secrets : List.of(
                Map.<String, List<Secret>>of(),
                Map.of("made-up-id", List.<Secret>of()),
                Map.of("made-up-id", List.of(Secret.of(" "))))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new JwtSignature("Authorization", "payload_hash", secrets))
                    .withMessage("a signature needs a secret");
        }
    }
}
