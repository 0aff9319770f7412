package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures over the URL and a form. The expected signatures were computed by openssl. */
class UrlSignatureTest {
    private static final String URL = "https://hooks.example.com/twilio?room=1";
    private static final String FORM = "StatusCallbackEvent=room-created&RoomName=Daily+Stand-up+%C3%A4%26%3D";
    private static final String SIGNED = "kHDRRxpIbWJluHaQmyIZP8J1Bhw=";
    private static final String NOT_SIGNED =
            "the signature in X-Twilio-Signature does not match the URL and the form; check the secret, and that the URL is"
                    + " the one that the provider was given, which a proxy may have changed";

    private final WebhookSignature signature = signature(null, "made-up-token");

    private static WebhookSignature signature(String publicUrl, String... secrets) {
        return new UrlSignature(
                "X-Twilio-Signature", List.of(secrets).stream().map(Secret::of).toList(), publicUrl);
    }

    private static WebhookRequest post(String url, String form, String signed) {
        return WebhookRequest.of(
                        form.getBytes(StandardCharsets.UTF_8),
                        Map.of(
                                "x-twilio-signature",
                                List.of(signed),
                                "content-type",
                                List.of("application/x-www-form-urlencoded; charset=UTF-8")))
                .withUrl(url);
    }

    private static void assertAccepted(WebhookSignature signature, WebhookRequest request) {
        assertThatCode(() -> signature.verify(request, Instant.EPOCH)).doesNotThrowAnyException();
    }

    private static void assertRejected(WebhookSignature signature, WebhookRequest request, int status, String reason) {
        RejectedWebhookException rejected =
                catchThrowableOfType(RejectedWebhookException.class, () -> signature.verify(request, Instant.EPOCH));
        assertThat(rejected).hasMessage(reason);
        assertThat(rejected.status()).isEqualTo(status);
    }

    @Test
    void form_signedOverUrlAndSortedParameters_isAccepted() {
        assertAccepted(signature, post(URL, FORM, SIGNED));
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com/twilio?room=1, 0VDlXmNbd7aP/BZ/nf9SsscgUW4=",
        "https://hooks.example.com:443/twilio?room=1, kHDRRxpIbWJluHaQmyIZP8J1Bhw=",
        "https://hooks.example.com:8443/twilio?room=1, kHDRRxpIbWJluHaQmyIZP8J1Bhw=",
        "https://hooks.example.com:8443/twilio?room=1, B4Qr/viIooA9aRJY7aYbjgz+mnE="
    })
    void port_signedOrNot_isAccepted(String url, String signed) {
        assertAccepted(signature, post(url, FORM, signed));
    }

    @Test
    void otherPort_signed_isRejected() {
        assertRejected(
                signature,
                post("https://hooks.example.com:8443/twilio?room=1", FORM, "0VDlXmNbd7aP/BZ/nf9SsscgUW4="),
                401,
                NOT_SIGNED);
        assertRejected(signature, post(URL, FORM, "B4Qr/viIooA9aRJY7aYbjgz+mnE="), 401, NOT_SIGNED);
    }

    @Test
    void parameterSentTwice_countsOnceForEachValueInTheirOrder() {
        assertAccepted(signature, post(URL, "B&A=a2&A=a1&A=a2", "Rs1OAwUArZDRnKeAVVCpFoatIUw="));
    }

    @Test
    void hostWithColons_isAccepted() {
        assertAccepted(
                signature(null, "made-up-token", "made-up-token-2"),
                post("https://[2001:db8::1]:443/twilio", "A=1", "3/K3q6j+esBR5z0TQsqslRZkaOQ="));
    }

    @Test
    void get_signedOverTheUrlWithItsQuery_isAccepted() {
        String url = "https://hooks.example.com/twilio?StatusCallbackEvent=room-ended&RoomSid=RM1";
        WebhookRequest get = post(url, "", "OMFEU/EIhy1UCIO0VvPN0hExDew=").withMethod("GET");

        assertAccepted(signature, get);
        assertRejected(signature, get.withUrl(url + "2"), 401, NOT_SIGNED);
    }

    @Test
    void method_inLowerCase_isAnotherMethodThanGet() {
        WebhookRequest request = post(URL, FORM, SIGNED).withMethod("get");

        assertThat(request.method()).isEqualTo("get");
        assertAccepted(signature, request);
    }

    @Test
    void publicUrl_replacesTheOneThatArrives_butForTheQuery() {
        WebhookSignature behindProxy = signature("https://hooks.example.com/twilio", "made-up-token");

        assertAccepted(behindProxy, post("/inner/twilio?room=1", FORM, SIGNED));
        assertAccepted(behindProxy, post("?room=1", FORM, SIGNED));
        assertAccepted(behindProxy, post("http://10.0.0.7:8080/inner/twilio?room=1", FORM, SIGNED));
        assertRejected(behindProxy, post("/inner/twilio", FORM, SIGNED), 401, NOT_SIGNED);
        assertAccepted(
                signature("http://hooks.example.com/twilio", "made-up-token"),
                post("", "A=1", "JNyIcHZeHa1M5pQdoj04RkcWjjk="));
    }

    @Test
    void formSignedWithoutAUrl_isRejected_thoughThePublicUrlLacksItsScheme() {
        assertRejected(
                signature("hooks.example.com/twilio", "made-up-token"),
                post("", "A=1", "Q8D2UnG4L5DHImxSLNr777H8ZYQ="),
                401,
                NOT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StatusCallbackEvent=room-created",
                "StatusCallbackEvent=room-created&RoomName=Daily+Stand-up",
                FORM + "&RoomName=",
                ""
            })
    void otherForm_isRejected(String form) {
        assertRejected(signature, post(URL, form, SIGNED), 401, NOT_SIGNED);
    }

    @Test
    void otherSecret_isRejected() {
        assertRejected(signature(null, "another-token"), post(URL, FORM, SIGNED), 401, NOT_SIGNED);
        assertAccepted(signature(null, "another-token", "made-up-token"), post(URL, FORM, SIGNED));
    }

    @Test
    void withoutASignature_isRejected() {
        assertRejected(
                signature,
                WebhookRequest.of(new byte[0], Map.of()).withUrl(URL),
                401,
                "the request has no header X-Twilio-Signature, so it is not proved to be genuine");
    }

    /** A service would have signed the URL alone, so the body could be anybody's. */
    @Test
    void bodyThatIsNoForm_isRejectedThoughTheUrlIsSigned() {
        WebhookRequest request = WebhookRequest.of(
                        "{}".getBytes(StandardCharsets.UTF_8),
                        Map.of("X-Twilio-Signature", List.of("8+U+n6SgxjlMRvd0MH1ejedxZmM=")))
                .withUrl(URL);

        assertRejected(
                signature,
                request,
                400,
                "the body is not a form, so the signature does not cover it; pass the content type too");
        assertAccepted(signature, request.withMethod("GET"));
        assertRejected(
                signature,
                post(URL, "A=%zz", SIGNED),
                400,
                "the body is not a form, so the signature does not cover it; pass the content type too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/twilio?room=1", "ftp://hooks.example.com/"})
    void withoutTheFullUrl_saysHowToPassIt(String url) {
        assertRejected(
                signature,
                post(url, FORM, SIGNED),
                500,
                "the signature covers the full URL, which the request does not have; add it with withUrl(...), or set the"
                        + " public URL");
    }

    @Test
    void withoutASecret_cannotBeCreated() {
        assertThatIllegalArgumentException().isThrownBy(() -> signature(null));
        assertThatIllegalArgumentException().isThrownBy(() -> signature(null, "made-up-token", " "));
    }
}
