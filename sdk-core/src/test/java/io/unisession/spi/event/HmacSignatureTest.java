package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts in which providers write a signature. The expected signatures were computed by openssl. */
class HmacSignatureTest {
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String TIME = "1614265330";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_400);

    private static final String NAMED = "416d8846c291868bf459e3609171268e76f90d82e4914067d3185f40ffa99a8a";
    private static final String NAMED_WITH_SECOND_SECRET =
            "ad891b5dbfd07baa87d0704f11b374f2a9ad2e5157c1f43a35ec6ec993f35eb0";
    private static final String STANDARD = "FmbAjqmgoNqHr6IiJ1QobXc14ZqnXUqU9fbOW64jmhM=";
    private static final String BODY_ALONE = "Z5y8PYW160e8JCJU0TOmAKfbVbu0U0e+Dbo+v9+zRfg=";

    private static final List<Secret> SECRETS = List.of(Secret.of("made-up-secret"));

    private final WebhookSignature named =
            HmacSignature.sha256(SECRETS).headerWithTime("acme-signature").build();

    private static WebhookRequest request(String body, String... namesAndValues) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            headers.put(namesAndValues[index], List.of(namesAndValues[index + 1]));
        }
        return WebhookRequest.of(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void assertAccepted(WebhookSignature signature, WebhookRequest request) {
        assertThatCode(() -> signature.verify(request, NOW)).doesNotThrowAnyException();
    }

    private static void assertRejected(WebhookSignature signature, WebhookRequest request, String reason) {
        assertThatThrownBy(() -> signature.verify(request, NOW))
                .isInstanceOf(RejectedWebhookException.class)
                .hasMessage(reason);
    }

    private static String notOfThisBody(String header) {
        return "the signature in " + header
                + " does not match the body; check the secret, and pass the body as it arrived,"
                + " not parsed and written again";
    }

    @Test
    void namedParts_areRead() {
        assertAccepted(named, request(BODY, "Acme-Signature", "t=" + TIME + ",v1=" + NAMED));
        assertAccepted(named, request(BODY, "acme-signature", "t=" + TIME + ",v1=00ff,v1=" + NAMED + ",v0=abc"));
    }

    @Test
    void textBeforeTheSignature_isRequired() {
        WebhookSignature signature = HmacSignature.sha256(SECRETS)
                .header("acme-signature")
                .prefix("sha256=")
                .base64()
                .build();

        assertAccepted(signature, request(BODY, "acme-signature", "sha256=" + BODY_ALONE));
        assertRejected(signature, request(BODY, "acme-signature", BODY_ALONE), notOfThisBody("acme-signature"));
    }

    @Test
    void tolerance_isTheLongestTimeSinceTheSignature() throws Exception {
        WebhookSignature signature = HmacSignature.sha256(SECRETS)
                .headerWithTime("acme-signature")
                .tolerance(Duration.ofMinutes(2))
                .build();
        WebhookRequest request = request(BODY, "acme-signature", "t=" + TIME + ",v1=" + NAMED);

        signature.verify(request, Instant.ofEpochSecond(1_614_265_450));
        assertThatThrownBy(() -> signature.verify(request, Instant.ofEpochSecond(1_614_265_451)))
                .isInstanceOf(RejectedWebhookException.class)
                .hasMessageStartingWith("the request was signed at 2021-02-25T15:02:10Z, more than 2 minutes from now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1614265330", "v1=x", "t=1614265331,v1=", "", ",,=,t=,v1=", "t=1614265330,v2="})
    void namedParts_withoutARightSignature_areRejected(String value) {
        String completed = value.endsWith("=") ? value + NAMED : value;

        assertRejected(named, request(BODY, "acme-signature", completed), notOfThisBody("acme-signature"));
    }

    @Test
    void signatureUnderTwoSpellingsOfTheHeader_isRejected() {
        String right = "t=" + TIME + ",v1=" + NAMED;

        assertRejected(
                named,
                request(BODY, "Acme-Signature", "t=1,v1=00", "acme-signature", right),
                "the request has no header acme-signature, so it is not proved to be genuine");
    }

    /** Whoever sends it cannot make this machine compute longer than for a body of the same size. */
    @Test
    @Timeout(10)
    void tenThousandSignatures_areReadOnce() {
        assertAccepted(named, request(BODY, "Acme-Signature", "t=" + TIME + ",v1=00".repeat(10_000) + ",v1=" + NAMED));
        assertRejected(
                named,
                request(BODY, "Acme-Signature", "t=" + TIME + ",v1=00".repeat(10_000)),
                notOfThisBody("acme-signature"));
    }

    @Test
    void upperCaseDigits_areNotTheSignature() {
        assertRejected(
                named,
                request(BODY, "acme-signature", "t=" + TIME + ",v1=" + NAMED.replace('f', 'F')),
                notOfThisBody("acme-signature"));
    }

    @Test
    void severalSecrets_eachIsAccepted() {
        WebhookSignature rotating = HmacSignature.sha256(
                        List.of(Secret.of("made-up-secret"), Secret.of("made-up-secret-2")))
                .headerWithTime("acme-signature")
                .build();

        assertAccepted(rotating, request(BODY, "acme-signature", "t=" + TIME + ",v1=" + NAMED));
        assertAccepted(rotating, request(BODY, "acme-signature", "t=" + TIME + ",v1=" + NAMED_WITH_SECOND_SECRET));
        assertRejected(
                named,
                request(BODY, "acme-signature", "t=" + TIME + ",v1=" + NAMED_WITH_SECOND_SECRET),
                notOfThisBody("acme-signature"));
    }

    @Test
    void standardWebhooks_areAccepted_withAnyOfTheirSignatures() {
        WebhookSignature standard = HmacSignature.sha256WithBase64Key(
                        List.of(Secret.of("bWFkZS11cC1rZXktb2YtMjQtYnl0ZXMh")))
                .standardWebhooks()
                .build();

        assertAccepted(
                standard,
                request(
                        BODY,
                        "webhook-id",
                        "msg_1",
                        "webhook-timestamp",
                        TIME,
                        "webhook-signature",
                        "v1a,AAAA v1," + STANDARD));
        assertRejected(
                standard,
                request(BODY, "webhook-id", "msg_2", "webhook-timestamp", TIME, "webhook-signature", "v1," + STANDARD),
                notOfThisBody("webhook-signature"));
    }

    @Test
    void secretOfStandardWebhooks_mayHaveItsPrefix() {
        WebhookSignature standard = HmacSignature.sha256WithBase64Key(
                        List.of(Secret.of("whsec_bWFkZS11cC1rZXktb2YtMjQtYnl0ZXMh")))
                .standardWebhooks()
                .build();

        assertAccepted(
                standard,
                request(BODY, "webhook-id", "msg_1", "webhook-timestamp", TIME, "webhook-signature", "v1," + STANDARD));
    }

    @Test
    void bodyAlone_inBase64_isAccepted() {
        WebhookSignature signature =
                HmacSignature.sha256(SECRETS).header("X-Signature").base64().build();

        assertAccepted(signature, request(BODY, "x-signature", BODY_ALONE));
        assertRejected(signature, request(BODY + " ", "x-signature", BODY_ALONE), notOfThisBody("X-Signature"));
    }

    @Test
    void missingHeader_isRejected() {
        assertRejected(
                named, request(BODY), "the request has no header acme-signature, so it is not proved to be genuine");
    }

    @Test
    void signatureOfAnotherTime_isRejected_inBothDirections() {
        WebhookRequest request = request(BODY, "acme-signature", "t=" + TIME + ",v1=" + NAMED);

        assertThatThrownBy(() -> named.verify(request, NOW.plus(Duration.ofMinutes(6))))
                .hasMessage(
                        "the request was signed at 2021-02-25T15:02:10Z, more than 5 minutes from now; if this happens"
                                + " often, check this machine's clock");
        assertThatThrownBy(() -> named.verify(request, NOW.minus(Duration.ofMinutes(7))))
                .isInstanceOf(RejectedWebhookException.class);
    }

    @Test
    void timeOfTheSignature_mayBeInMilliseconds_andMustBeANumber() {
        WebhookSignature signature = HmacSignature.sha256(SECRETS)
                .header("signature")
                .timestampHeader("timestamp")
                .text("{body}{timestamp}")
                .build();

        assertAccepted(
                signature,
                request(
                        BODY,
                        "timestamp",
                        TIME + "000",
                        "signature",
                        "8a97d49c708b82fcbee68c68a0c308923a9c4eca5b27990e5d85373c9ab6a295"));
        assertRejected(
                signature,
                request(
                        BODY,
                        "timestamp",
                        "soon",
                        "signature",
                        "ecd129685bb900b8f4ba77165a2a67dcb70f150ef287d8214b307ecff26820ba"),
                "the time of the signature is not a number of seconds");
    }

    private static String timed(String time) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("made-up-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + "." + BODY).getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "99999999999, 5138-11-16T09:46:39Z",
        "100000000000, 1973-03-03T09:46:40Z",
        "999999999999999, +33658-09-27T01:46:39.999Z"
    })
    void timeOfTheSignature_isInSecondsOrMilliseconds_byItsSize(String time, String instant)
            throws GeneralSecurityException {
        assertRejected(
                named,
                request(BODY, "acme-signature", timed(time)),
                "the request was signed at " + instant
                        + ", more than 5 minutes from now; if this happens often, check this" + " machine's clock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.5",
                "1614265 330",
                "161426533/",
                "161426533:",
                "/614265330",
                "1000000000000000",
                "١٦١٤"
            })
    void timeOfTheSignature_thatIsNoNumber_isRejected(String time) throws GeneralSecurityException {
        assertRejected(
                named,
                request(BODY, "acme-signature", timed(time)),
                "the time of the signature is not a number of seconds");
    }

    @Test
    void timeThatIsSigned_needsItsHeader() {
        HmacSignature.Builder builder =
                HmacSignature.sha256(SECRETS).header("signature").text("{timestamp}.{body}");

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("the time is signed: name its header with timestampHeader(...)");
        assertThatCode(builder.timestampHeader("timestamp")::build).doesNotThrowAnyException();
    }

    @Test
    void secret_isRequired() {
        assertThatIllegalArgumentException().isThrownBy(() -> HmacSignature.sha256(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> HmacSignature.sha256(List.of(Secret.of(" "))));
    }

    @Test
    void signedText_containsTheBody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSignature.sha256(SECRETS).text("{timestamp}"))
                .withMessage("the signed text must contain {body}");
    }

    @Test
    void keyThatIsNotBase64_isNotQuoted() {
        for (String secret : List.of("not-Base64!", "whsec_not-Base64!")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HmacSignature.sha256WithBase64Key(List.of(Secret.of(secret))))
                    .withMessage("the secret is not Base64")
                    .withNoCause();
        }
    }
}
