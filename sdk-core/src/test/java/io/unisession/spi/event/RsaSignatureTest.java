package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.event.WebhookRequest;
import io.unisession.spi.ProviderSettings;
import io.unisession.support.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signatures by RSA, and the keys that verify them. The made-up keys and the signatures are from openssl:
 *
 * <pre>
 * openssl genrsa -out one.pem 2048
 * openssl rsa -in one.pem -pubout                    # SubjectPublicKeyInfo
 * openssl rsa -in one.pem -RSAPublicKey_out          # PKCS #1
 * printf '{"test": 2432232314}' | openssl dgst -sha256 -sign one.pem | base64 -w0
 * </pre>
 */
class RsaSignatureTest {
    private static final String BODY = "{\"test\": 2432232314}";

    private static final String ONE_INFO = """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAk1UdPPUicLJW/9Yajs6q
            71rTBREhwllMN37+M73WPJZ5WAc//k+Vf6a8v/alqqdyOq8p/mWcRsotrEhoJ2g7
            sv+Wp81Zay9tpZkTXDHMxetsGYXYAl0hCbibyZrzM063JyuN+dVl6dDYxZq13f7A
            6Qu4SMMnehtwHNjDKqFT2hujz42HvvAkfeHv6+pAYkf3TvgAHSZXeHf/1eDaZ8Df
            Od/gv1IbEuYuHGf3jmvdvKNZID1LaegSwMDgWcyra3Z93J/xLpLm06oTff8OPRr8
            MEZHuYGr6um4r1+J/GDytBZiC+Da+rn2xnJ19wTxk8qiwI3d1ZwsMhZLegKCsTrX
            PwIDAQAB
            -----END PUBLIC KEY-----
            """;
    private static final String ONE_PKCS1 = """

            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAk1UdPPUicLJW/9Yajs6q71rTBREhwllMN37+M73WPJZ5WAc//k+V
            f6a8v/alqqdyOq8p/mWcRsotrEhoJ2g7sv+Wp81Zay9tpZkTXDHMxetsGYXYAl0h
            CbibyZrzM063JyuN+dVl6dDYxZq13f7A6Qu4SMMnehtwHNjDKqFT2hujz42HvvAk
            feHv6+pAYkf3TvgAHSZXeHf/1eDaZ8DfOd/gv1IbEuYuHGf3jmvdvKNZID1LaegS
            wMDgWcyra3Z93J/xLpLm06oTff8OPRr8MEZHuYGr6um4r1+J/GDytBZiC+Da+rn2
            xnJ19wTxk8qiwI3d1ZwsMhZLegKCsTrXPwIDAQAB
            -----END RSA PUBLIC KEY-----

            """;
    private static final String TWO_PKCS1 = """
            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAkSTH18EC9GOH4yDpyD2ATBeCO9FHPK549Dwp6kEyRR26cUxs++1X
            4+227X8xxcayHhE2eC1hc4I5PRAxFahh1DtgPheEj1C+RbJVFhv781e1o4gt9ngd
            v1K5qxci5O5RzE4j7dzO0f061I3thgW18jfvjCct4SeBY/H4MqisUitsUcgle2Rj
            Dv74x+usKwwWfHjbsNN/Umb2EvXv3QXmkOKxQUHTE1lFRcjSsuhLLSkuQg5ePD8g
            mOpOpKeak7GVu1KYw1ET3UqBQRhQScPUw8EnVYlbUNsBoBwqMq9l7HctP65MYwF5
            iLWhQ7y+kMeUjwytn4oq8YmVDskMmLuL8wIDAQAB
            -----END RSA PUBLIC KEY-----
            """;
    /** 4096 bits. */
    private static final String LARGE_PKCS1 = """
            -----BEGIN RSA PUBLIC KEY-----
            MIICCgKCAgEAlMgizJSAZmRxJr8OOlq2y3IYWCpaBjD4fXU7PzQ6r+yEXAcrkU7l
            I0s01KTVYGVImBSQ4MYMImvTpaPa9YTb0CqCJEh0uWCP1LB+TenxgOI9ffgW08OR
            JdGUq0kTZ76wcFzHPJHaljnqRAxl9RdquRQS/KURIOXacGWhjWPJqiOjtxmiBi1i
            jZnBYUwU6X+TjBz4LX9be63gbXKfjTONLjOrzO3bJcYH1mTjSpO+lH/NN2RD8MT7
            IAwYfF0kkGDzHGeIW7uArOsyi0aN3L02ur3kkO1EMjrfnyk9dye51CGR1IncglJt
            Q8KPO/Ib8v78cAenAFJSQal6VmDKqaUQKvk0l3tbSqdLPJJYgcXyMJ2a4HB5kIYG
            k3zn068Xfqn0rdOPHImRxvWwxaupk8PvABgZXjP3l2Ps1zgO6zuvfMa5+RjNOzH7
            ubeWPBlKRHSLx1evqmId9BCSeD9FeH0VWU5KsnmEntJ6qPE4f4E5AZ1gGBGmKMxg
            1BqAbMYxyfruAJONNwtceCSQRzQNZdVStOqu2/ZsTl8Tyb3gZp5bOlsb1bnZ0ODt
            CQOLYaV2gy2LtmWChm2v9mOI0CJ3TMhkpoiSMn2Vxx3pLsZMDarvhtkQBmcPDXhE
            ZoHBOk/9ObB4Py6uaypTG+/374glEpLt+T0HyGF3oCjWazfTw7HbNPcCAwEAAQ==
            -----END RSA PUBLIC KEY-----
            """;

    private static final String ELLIPTIC_CURVE = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEz9W7Au295prQ4li72K6AZXBwkJGv
            P0L7p/OTaM73cW5xJewqXUK172TafLOgsFZHklVhhW7Ubrawy4IZzQoQJw==
            -----END PUBLIC KEY-----
            """;

    private static final String BY_ONE =
            "D/VmHL/FWlYN6KD2FcvPJvBnP2n4RQ1dMnTBr6lcN27PUpECW1CmQZ6/PWbsQnVTZgKrCzKD5VzOe0U0DMZYC+Yfot26yiglfzbt"
                    + "A8Mip/1GeQuNbqERWmjSGJ5tgAGf3EoyqO+JSS0DRZZoh7uFXLnnjBH0/oqr5wgBrs21SU2woYOmjc2MRIn9EGfYUu1N78me+rgm"
                    + "AhtLpTceK/wUVMrNnd+oUQ1+d6LuvykvjlsSCoQQE7rVa2b8cjUSGopLECnm7jjs9z9Pvn9CnZuNRQht5Pr2qwsV5PhSABA5NW8z"
                    + "peff63QTaEXIBJCwXwjI0MRfUiMAAqMp1LrB2J8cwg==";
    private static final String BY_TWO =
            "MRBe/+nEWPybQiszbgl85CrlzoRagDkolVh0U9u02/nRpCroXEZeDnzWFHZOoo4hOLfFi1DBBdm2Cm37UEwCOJdPvhOvc5B2EtDg"
                    + "+kO+Re9Rg3sAYky6Shd6xBAKGpokebX43GEcgyAiBdnzb+9zNJvD/w0N9/76K3m/EnXbsFN7pvkes/+53NM7lbwI/bDMmPcrJ+YY"
                    + "NzQvLJFj1zAb3s8zc+N6ttZRJIajTNNwnYToNJjxMJfBiZ+sqANohCFxkOCsByNnsoO1Gh/nkq1id6bhpXhysK0XgrIwVhnAaGIK"
                    + "sNBOB9kQAVp864iDGqq+qDxyXGONiTeOHLl9c+GQbA==";
    private static final String BY_LARGE =
            "a20m0YNVWpHHl7nSSLxy6pRAtxOzjDGp05RFtXUP22zUT5T/0/f9ic/aiZA802OSjG7AQKhRL6b3hQyKN0XLou5JNx8DU0NWq4hQ"
                    + "19ecu4yVFZ29ayv+9T6CloEGBmyo8SfmIkmcJios/bIBP1z2160MNwMGx73YG0FXNuogW+3BeaNEXV2bzIXx9t8jYRhqmTqrN5qb"
                    + "MuJiMF8BfyF+wZoEjqrVuSjtffZXOH8abFj/00xDHHKN6tmv/iF1Kn3svbWAjbFL+4HWWiiWhcya2icZl5DZiRlAqv+2A0MSv0cC"
                    + "D8ZjiOSc/LTs4ykrEKtDXcTpkNa9wuzt2T2bMSNBE2h9rSPHceN/eGUqUNnz0QoV5CGmu+XQq63n4eGv/PKU6kYEFx6om+SpF0Z9"
                    + "0kuQu5k+WA1CWdG6jKGMa1wjL5ZQRmRZ9x36MQCMrkA73YLNi491fz/yIa9aM/z7jhKZPhLXmKfKnr2ic0HoLcsgllcGrBfrpDP5"
                    + "kfOQ8eiw20UtXb6p+GNtghdrCqssWQjWRu4vm+MiGRsJlqsP7fxRxqVxK/g5x1UooKYcqbEc7toW43MuZ5SygckE7zjToWV9o2QJ"
                    + "nCo0RdOuz+41AZL5hVW1931UNZkx4tTNl6qtdffbnB66VJPwvAnLIJO93L8cSwdPu8ygWIxR6FlBWmldBL0=";
    /** With {@code -sigopt rsa_padding_mode:pss}. */
    private static final String BY_ONE_WITH_PSS =
            "NnM9igo33uhOmmzWlQxCiSl4cPSDWlH9QoeGW2cQjlB+uqIStBuUO6S9FiyStsX0k1dwFuBqFvaRYAACnkyETESMThjcs5ZIZaSg"
                    + "8AoBdej5Fxo50xl26R4Ok0v5HjLEt1ZwNUMfBa+L8hkK1XQhivEelW526zruEDKYHinEJSSSRzOwyR16MfTs/gbUsHyNpBRqJw3F"
                    + "piSJuTgx5CqKkPVN947P7qUrC4F6+qSXJPPfKjOernW/+2sqh8Ws7bSEy5Xp1H8nnZfIutnpVBwGbPqDs0wWV3mr7JvZlRoVNhC0"
                    + "73BL1rAbeQ/kgFl9cxGS6As9VruXFD0xR2YjxJXyDw==";

    @RegisterExtension
    final Service service = new Service();

    private static WebhookRequest request(String body, String signature) {
        return WebhookRequest.of(body.getBytes(StandardCharsets.UTF_8), Map.of("X-Signature", List.of(signature)));
    }

    private static void assertAccepted(WebhookSignature signature, String value) {
        assertThatCode(() -> signature.verify(request(BODY, value), Instant.EPOCH))
                .doesNotThrowAnyException();
    }

    private static void assertRejected(WebhookSignature signature, WebhookRequest request, int status, String reason) {
        RejectedWebhookException rejected =
                catchThrowableOfType(RejectedWebhookException.class, () -> signature.verify(request, Instant.EPOCH));
        assertThat(rejected).hasMessage(reason);
        assertThat(rejected.status()).isEqualTo(status);
    }

    private static void assertNotSigned(WebhookSignature signature, WebhookRequest request) {
        assertRejected(
                signature,
                request,
                401,
                "the signature in x-signature does not match the body; check the public key, and pass the body as it"
                        + " arrived, not parsed and written again");
    }

    private static void assertUnavailable(WebhookSignature signature, String reason) {
        assertRejected(signature, request(BODY, BY_TWO), 503, "the public key of acme cannot be fetched: " + reason);
    }

    private static void assertTooSoon(WebhookSignature signature) {
        assertRejected(
                signature,
                request(BODY, BY_TWO),
                503,
                "the signature does not match the public key of acme, which was fetched less than ten seconds ago; it is"
                        + " fetched again when the event is repeated. If that fails too, pass the body as it arrived,"
                        + " not parsed and written again");
    }

    private static RsaSignature pinned(String... keys) {
        return RsaSignature.pinned("x-signature", List.of(keys));
    }

    private RsaSignature fetched() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .transport(service.settings().build())
                .build();
        return RsaSignature.fetched("x-signature", settings, service.url() + "/v2/key", "/data/publicKey");
    }

    private void publish(String key) {
        service.response(200, "{\"data\": {\"publicKey\": \"" + key.replace("\n", "\\n") + "\"}}");
    }

    @Test
    void pinnedKey_inEitherForm_verifies() {
        assertAccepted(pinned(ONE_INFO), BY_ONE);
        assertAccepted(pinned(ONE_PKCS1), BY_ONE);
        assertAccepted(pinned(LARGE_PKCS1), BY_LARGE);
        assertAccepted(pinned(ONE_INFO.replace("\n", "\\n")), BY_ONE);
        assertAccepted(pinned(ONE_PKCS1.replace("\n", "\r\n")), BY_ONE);
    }

    @Test
    void twoPinnedKeys_eachIsAccepted() {
        assertAccepted(pinned(TWO_PKCS1, ONE_INFO), BY_ONE);
        assertAccepted(pinned(TWO_PKCS1, ONE_INFO), BY_TWO);
        assertNotSigned(pinned(ONE_INFO), request(BODY, BY_TWO));
    }

    @Test
    void signatureOfAnotherBody_isRejected() {
        assertNotSigned(pinned(ONE_INFO), request(BODY + " ", BY_ONE));
        assertNotSigned(pinned(ONE_INFO), request("", BY_ONE));
    }

    @Test
    void anotherPadding_isRejected() {
        assertNotSigned(pinned(ONE_INFO), request(BODY, BY_ONE_WITH_PSS));
    }

    @Test
    void signatureOfAnotherLength_isRejected() {
        assertNotSigned(pinned(ONE_INFO), request(BODY, ""));
        assertNotSigned(pinned(ONE_INFO), request(BODY, BY_LARGE));
        assertNotSigned(pinned(ONE_INFO), request(BODY, Base64.getEncoder().encodeToString(new byte[256])));
    }

    @Test
    void headerThatIsMissingOrNotBase64_isRejected() {
        assertRejected(
                pinned(ONE_INFO),
                WebhookRequest.of(BODY.getBytes(StandardCharsets.UTF_8), Map.of()),
                401,
                "the request has no header x-signature, so it is not proved to be genuine");
        assertRejected(
                pinned(ONE_INFO), request(BODY, "!"), 401, "the header x-signature holds no signature in Base64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MIIBCgKCAQEAk1Ud",
                "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\n\n-----END"
            })
    void textThatIsNoPublicKey_isNotAccepted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pinned(text))
                .withMessage("it is not a public key in PEM, which begins with -----BEGIN PUBLIC KEY----- or -----BEGIN"
                        + " RSA PUBLIC KEY-----");
    }

    @Test
    void keyOfAnotherKind_isNotAccepted() {
        String message = "it is not a public key of RSA";
        String cut = "-----BEGIN RSA PUBLIC KEY-----\nMIIBCg==\n-----END RSA PUBLIC KEY-----";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pinned(ELLIPTIC_CURVE))
                .withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> pinned(cut)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> pinned()).withMessage("a signature needs a public key");
    }

    @Test
    void fetchedKey_isKept() {
        publish(ONE_PKCS1);
        RsaSignature signature = fetched();
        assertThat(service.requestCount()).isZero();

        assertAccepted(signature, BY_ONE);
        service.timing().advance(Duration.ofDays(1));
        assertAccepted(signature, BY_ONE);

        assertThat(service.requestCount()).isEqualTo(1);
        assertThat(service.takeRequest().getTarget()).isEqualTo("/v2/key");
    }

    @Test
    void fetchedKey_isRenewed_whenASignatureDoesNotMatchIt() {
        publish(ONE_PKCS1);
        publish(TWO_PKCS1);
        RsaSignature signature = fetched();
        assertAccepted(signature, BY_ONE);
        service.timing().advance(Duration.ofSeconds(10));

        assertAccepted(signature, BY_TWO);

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void fetchedKey_isRenewedByAnyThread() throws Exception {
        publish(ONE_PKCS1);
        publish(TWO_PKCS1);
        RsaSignature signature = fetched();
        assertAccepted(signature, BY_ONE);
        service.timing().advance(Duration.ofSeconds(10));

        CompletableFuture.runAsync(() -> assertAccepted(signature, BY_TWO)).get(10, TimeUnit.SECONDS);
    }

    @Test
    void keyReplacedSecondsAfterItWasFetched_letsTheProviderTryAgain() {
        publish(ONE_PKCS1);
        publish(TWO_PKCS1);
        RsaSignature signature = fetched();
        assertAccepted(signature, BY_ONE);
        service.timing().advance(Duration.ofMillis(9_999));

        assertTooSoon(signature);
        assertThat(service.requestCount()).isEqualTo(1);
        service.timing().advance(Duration.ofMillis(1));

        assertAccepted(signature, BY_TWO);
    }

    @Test
    void manyWrongSignatures_causeOneFetchInTenSeconds_andDoNotStopTheRightOnes() {
        publish(ONE_PKCS1);
        publish(ONE_INFO);
        publish(ONE_PKCS1);
        RsaSignature signature = fetched();

        for (int count = 0; count < 20; count++) {
            if (count % 10 == 0) {
                // With the key that was fetched for it, the signature is known to be wrong.
                assertNotSigned(signature, request(BODY, BY_TWO));
            } else {
                assertTooSoon(signature);
            }
            assertAccepted(signature, BY_ONE);
            service.timing().advance(Duration.ofSeconds(1));
        }

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void wrongSignature_isFinal_withAPinnedKey() {
        RsaSignature signature = pinned(ONE_INFO);

        assertNotSigned(signature, request(BODY, BY_TWO));
        assertNotSigned(signature, request(BODY, BY_TWO));
    }

    @Test
    void valueThatCannotBeASignature_causesNoFetch() {
        assertRejected(fetched(), request(BODY, "!"), 401, "the header x-signature holds no signature in Base64");

        assertThat(service.requestCount()).isZero();
    }

    @Test
    void keyThatCannotBeFetched_letsTheProviderTryAgain_andIsNotFetchedForEachRequest() {
        service.response(403);
        publish(TWO_PKCS1);
        RsaSignature signature = fetched();

        assertThat(catchThrowableOfType(
                                RejectedWebhookException.class,
                                () -> signature.verify(request(BODY, BY_TWO), Instant.EPOCH))
                        .status())
                .isEqualTo(503);
        assertThat(catchThrowableOfType(
                                RejectedWebhookException.class,
                                () -> signature.verify(request(BODY, BY_TWO), Instant.EPOCH))
                        .getMessage())
                .startsWith("the public key of acme cannot be fetched: acme ");
        assertThat(service.requestCount()).isEqualTo(1);
        service.timing().advance(Duration.ofSeconds(10));

        assertAccepted(signature, BY_TWO);
    }

    @Test
    void newKeyThatCannotBeFetched_letsTheProviderTryAgain_andTheKnownOneIsStillUsed() {
        publish(ONE_PKCS1);
        service.response(403);
        RsaSignature signature = fetched();
        assertAccepted(signature, BY_ONE);
        service.timing().advance(Duration.ofSeconds(11));

        assertThat(catchThrowableOfType(
                                RejectedWebhookException.class,
                                () -> signature.verify(request(BODY, BY_TWO), Instant.EPOCH))
                        .status())
                .isEqualTo(503);
        assertAccepted(signature, BY_ONE);
    }

    @Test
    void responseWithoutAKey_isAsIfItCouldNotBeFetched() {
        service.response(200, "{\"publicKey\": \"elsewhere\"}");
        assertUnavailable(fetched(), "the response has no text at /data/publicKey");

        publish("nonsense");
        assertUnavailable(
                fetched(),
                "it is not a public key in PEM, which begins with -----BEGIN PUBLIC KEY----- or -----BEGIN RSA PUBLIC"
                        + " KEY-----");
    }

    @Test
    void serviceThatIsAway_isTriedForFiveSecondsAtMost() {
        for (int count = 0; count < 10; count++) {
            service.response(503);
        }
        Instant before = service.timing().now();

        assertThat(catchThrowableOfType(
                                RejectedWebhookException.class,
                                () -> fetched().verify(request(BODY, BY_ONE), Instant.EPOCH))
                        .status())
                .isEqualTo(503);
        assertThat(Duration.between(before, service.timing().now())).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void addressToWhichNothingCanBeSent_isReportedAtOnce() {
        ProviderSettings settings = ProviderSettings.builder("acme").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaSignature.fetched("x-signature", settings, "http://acme.example/key", "/key"))
                .withMessage("the address of the public key must be https, because whoever can change the key can forge"
                        + " events; http is for loopback only, and the host is acme.example");
    }
}
