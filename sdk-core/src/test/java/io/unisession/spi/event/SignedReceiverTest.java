package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Secret;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.spi.http.JsonReader;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a receiver does, under each kind of signature, with requests that are wrong by mistake or on purpose. */
class SignedReceiverTest {
    private static final String SECRET = "bWFkZS11cC1zZWNyZXQtb2YtMzItYnl0ZXMtbGVuZ3Ro";
    private static final String OLD_SECRET = "bWFkZS11cC1vbGQtc2VjcmV0LW9mLTMyLWJ5dGVzLWw=";
    private static final String OTHER_SECRET = "bWFkZS11cC1vdGhlci1zZWNyZXQtb2YtMzItYnl0ZXM=";
    private static final Map<String, KeyPair> KEYS = Map.of(SECRET, keys(), OLD_SECRET, keys(), OTHER_SECRET, keys());
    private static final String URL = "https://hooks.example.com/acme?room=1";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_BYTES = 1_048_576;

    private final VirtualTiming timing = new VirtualTiming();

    /** How a service proves that it sent a request. The test signs by the JDK alone. */
    private enum Scheme {
        HMAC_OF_THE_BODY {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return HmacSignature.sha256(secrets).header("X-Signature").build();
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                return Map.of(
                        "X-Signature", HexFormat.of().formatHex(hmac("HmacSHA256", secret.getBytes(UTF_8), "", body)));
            }
        },
        HMAC_WITH_A_TIME {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return HmacSignature.sha256(secrets)
                        .headerWithTime("X-Signature")
                        .build();
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                long time = at.toEpochMilli();
                byte[] mac = hmac("HmacSHA256", secret.getBytes(UTF_8), time + ".", body);
                return Map.of(
                        "X-Signature", "t=" + time + ",v1=" + HexFormat.of().formatHex(mac));
            }
        },
        HMAC_WITH_THE_TIME_IN_ANOTHER_HEADER {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return HmacSignature.sha256(secrets)
                        .header("X-Signature")
                        .timestampHeader("X-Time")
                        .text("v0:{timestamp}:{body}")
                        .build();
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                String time = Long.toString(at.toEpochMilli());
                byte[] mac = hmac("HmacSHA256", secret.getBytes(UTF_8), "v0:" + time + ":", body);
                return Map.of("X-Signature", HexFormat.of().formatHex(mac), "X-Time", time);
            }
        },
        STANDARD_WEBHOOKS {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return HmacSignature.sha256WithBase64Key(secrets)
                        .standardWebhooks()
                        .build();
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                String time = Long.toString(at.toEpochMilli());
                byte[] mac = hmac("HmacSHA256", Base64.getDecoder().decode(secret), "msg_1." + time + ".", body);
                return Map.of(
                        "Webhook-Id", "msg_1", "Webhook-Timestamp", time, "Webhook-Signature", "v1," + base64(mac));
            }
        },
        RSA {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return RsaSignature.pinned(
                        "X-Signature",
                        secrets.stream().map(secret -> pem(secret.reveal())).toList());
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                Signature rsa = Signature.getInstance("SHA256withRSA");
                rsa.initSign(keys(secret).getPrivate());
                rsa.update(body);
                return Map.of("X-Signature", base64(rsa.sign()));
            }
        },
        JWT {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return new JwtSignature("Authorization", "sha256", Map.of("made-up-key", secrets));
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                String hash = base64(MessageDigest.getInstance("SHA-256").digest(body));
                String token = base64Url("{\"alg\":\"HS256\"}") + "."
                        + base64Url("{\"iss\":\"made-up-key\",\"nbf\":" + at.getEpochSecond() + ",\"exp\":"
                                + at.plusSeconds(240).getEpochSecond() + ",\"sha256\":\"" + hash + "\"}");
                byte[] mac = hmac("HmacSHA256", secret.getBytes(UTF_8), token, new byte[0]);
                return Map.of(
                        "Authorization",
                        "Bearer " + token + "."
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
            }
        },
        URL_AND_FORM {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return new UrlSignature("X-Signature", secrets, null);
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException {
                // The forms of these tests have one parameter, or none.
                byte[] nameAndValue =
                        new String(body, UTF_8).replaceFirst("=", "").getBytes(UTF_8);
                return Map.of(
                        "X-Signature",
                        base64(hmac("HmacSHA1", secret.getBytes(UTF_8), SignedReceiverTest.URL, nameAndValue)),
                        "Content-Type",
                        FORM);
            }

            @Override
            String body(String value) {
                return "name=" + value;
            }
        },
        HEADER {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return SharedSecret.inHeader("X-Secret", secrets);
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) {
                return Map.of("X-Secret", secret);
            }
        },
        BASIC {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return SharedSecret.basic("acme", secrets);
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) {
                return Map.of("Authorization", "Basic " + base64(("acme:" + secret).getBytes(UTF_8)));
            }
        },
        QUERY {
            @Override
            WebhookSignature signature(List<Secret> secrets) {
                return SharedSecret.inQuery("secret", secrets);
            }

            @Override
            Map<String, String> headers(byte[] body, Instant at, String secret) {
                return Map.of();
            }

            @Override
            String url(String secret) {
                return SignedReceiverTest.URL + "&secret=" + secret.replace("=", "%3D");
            }
        };

        private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

        abstract WebhookSignature signature(List<Secret> secrets);

        abstract Map<String, String> headers(byte[] body, Instant at, String secret) throws GeneralSecurityException;

        String url(String secret) {
            return SignedReceiverTest.URL;
        }

        /** An event with this value. */
        String body(String value) {
            return "{\"name\":\"" + value + "\"}";
        }

        boolean covers(Cover what) {
            return what.schemes.contains(name());
        }
    }

    /** What signatures cover. */
    private enum Cover {
        BODY(
                "HMAC_OF_THE_BODY",
                "HMAC_WITH_A_TIME",
                "HMAC_WITH_THE_TIME_IN_ANOTHER_HEADER",
                "STANDARD_WEBHOOKS",
                "RSA",
                "JWT",
                "URL_AND_FORM"),
        TIME("HMAC_WITH_A_TIME", "HMAC_WITH_THE_TIME_IN_ANOTHER_HEADER", "STANDARD_WEBHOOKS", "JWT");

        private final List<String> schemes;

        Cover(String... schemes) {
            this.schemes = List.of(schemes);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static KeyPair keys(String secret) {
        return Objects.requireNonNull(KEYS.get(secret));
    }

    private static String pem(String secret) {
        return "-----BEGIN PUBLIC KEY-----\n" + base64(keys(secret).getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static byte[] hmac(String algorithm, byte[] key, String before, byte[] body)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        mac.update(before.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private WebhookReceiver receiver(Scheme scheme, String... secrets) {
        List<Secret> all = Stream.of(secrets).map(Secret::of).toList();
        return new SignedReceiver("acme", timing, scheme.signature(all), SignedReceiverTest::event);
    }

    /** The event of an object that has a name. */
    private static WebhookResult event(WebhookRequest request, Instant receivedAt) throws IOException {
        JsonReader json = JsonReader.over(
                FormParameters.areIn(request) ? FormParameters.of(request).json() : request.body());
        if (!json.enterObject()) {
            throw new IOException("not an object");
        }
        SessionEvent.Builder event = SessionEvent.builder("acme", receivedAt);
        while (json.nextField()) {
            event.label(json.field().equals("name") ? json.id() : null);
        }
        json.requireEnd();
        return WebhookResult.of(List.of(event.build()));
    }

    private WebhookRequest signed(Scheme scheme, byte[] body, Instant at, String secret) {
        try {
            Map<String, List<String>> headers = new HashMap<>();
            scheme.headers(body, at, secret).forEach((name, value) -> headers.put(name, List.of(value)));
            return WebhookRequest.of(body, headers).withUrl(scheme.url(secret));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private WebhookRequest signed(Scheme scheme, String body) {
        return signed(scheme, body.getBytes(StandardCharsets.UTF_8), timing.now(), SECRET);
    }

    private static WebhookRequest with(WebhookRequest request, UnaryOperator<Map<String, List<String>>> headers) {
        return WebhookRequest.of(request.body(), headers.apply(new HashMap<>(request.headers())))
                .withUrl(request.url());
    }

    private static void assertAccepted(WebhookReceiver receiver, WebhookRequest request, String value) {
        WebhookResult result = receiver.receive(request);
        assertThat(result.rejection()).isEmpty();
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.events()).extracting(SessionEvent::label).containsExactly(java.util.Optional.of(value));
    }

    /** It tells the sender nothing, and the operator no secret. */
    private static void assertRejected(WebhookReceiver receiver, WebhookRequest request, int status) {
        WebhookResult result = receiver.receive(request);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.events()).isEmpty();
        assertThat(result.body()).isEmpty();
        assertThat(result.rejection())
                .hasValueSatisfying(reason -> assertThat(reason).doesNotContain(SECRET, OLD_SECRET, OTHER_SECRET));
    }

    @ParameterizedTest
    @EnumSource
    void receive_headersInAnyCase_isAccepted(Scheme scheme) {
        WebhookRequest request = signed(scheme, scheme.body("Ada"));

        assertAccepted(receiver(scheme, SECRET), request, "Ada");
        for (UnaryOperator<String> spelling : List.<UnaryOperator<String>>of(
                name -> name.toUpperCase(Locale.ROOT), name -> name.toLowerCase(Locale.ROOT))) {
            assertAccepted(
                    receiver(scheme, SECRET),
                    with(request, headers -> {
                        Map<String, List<String>> spelt = new HashMap<>();
                        headers.forEach((name, values) -> spelt.put(spelling.apply(name), values));
                        return spelt;
                    }),
                    "Ada");
        }
    }

    @ParameterizedTest
    @EnumSource
    void receive_whileASecretIsReplaced_acceptsBothAndNoOther(Scheme scheme) {
        WebhookReceiver rotating = receiver(scheme, SECRET, OLD_SECRET);
        byte[] body = scheme.body("Ada").getBytes(StandardCharsets.UTF_8);

        assertAccepted(rotating, signed(scheme, body, timing.now(), SECRET), "Ada");
        assertAccepted(rotating, signed(scheme, body, timing.now(), OLD_SECRET), "Ada");
        assertRejected(rotating, signed(scheme, body, timing.now(), OTHER_SECRET), 401);
        assertRejected(receiver(scheme, SECRET), signed(scheme, body, timing.now(), OLD_SECRET), 401);
    }

    @ParameterizedTest
    @EnumSource
    void receive_withoutAProof_orWithTwo_isRejected(Scheme scheme) {
        WebhookRequest right = signed(scheme, scheme.body("Ada"));
        List<WebhookRequest> twice = new ArrayList<>();
        twice.add(right.withUrl(right.url() + "&secret=x"));
        if (scheme != Scheme.QUERY) {
            twice.clear();
            right.headers().forEach((name, values) -> {
                if (!name.equals("Content-Type")) {
                    twice.add(with(right, headers -> changed(headers, name, List.of(values.get(0), values.get(0)))));
                    twice.add(with(right, headers -> changed(headers, name.toLowerCase(Locale.ROOT), List.of("x"))));
                    twice.add(with(right, headers -> changed(headers, name, List.of())));
                }
            });
        }

        assertThat(twice).isNotEmpty();
        for (WebhookRequest request : twice) {
            assertRejected(receiver(scheme, SECRET), request, 401);
        }
        assertRejected(receiver(scheme, SECRET), WebhookRequest.of(right.body(), Map.of()), 401);
    }

    private static Map<String, List<String>> changed(
            Map<String, List<String>> headers, String name, List<String> values) {
        headers.put(name, values);
        return headers;
    }

    @ParameterizedTest
    @EnumSource
    void receive_bodyOfAnotherRequest_isRejectedIfTheBodyIsSigned(Scheme scheme) {
        WebhookRequest right = signed(scheme, scheme.body("Ada"));
        byte[] other = scheme.body("Eve").getBytes(StandardCharsets.UTF_8);
        WebhookRequest forged = WebhookRequest.of(other, right.headers()).withUrl(right.url());

        if (scheme.covers(Cover.BODY)) {
            assertRejected(receiver(scheme, SECRET), forged, 401);
        } else {
            assertAccepted(receiver(scheme, SECRET), forged, "Eve");
        }
    }

    @ParameterizedTest
    @EnumSource
    void receive_sentAgain_isAcceptedAsLongAsItsTimeIsRecent(Scheme scheme) {
        // The tokens of this test are valid for four minutes, and may be a minute old or young in addition.
        Duration early = scheme == Scheme.JWT ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
        byte[] body = scheme.body("Ada").getBytes(StandardCharsets.UTF_8);
        WebhookRequest recorded = signed(scheme, body, timing.now(), SECRET);
        WebhookRequest ahead = signed(scheme, body, timing.now().plus(early), SECRET);
        WebhookRequest furtherAhead =
                signed(scheme, body, timing.now().plus(early).plusSeconds(1), SECRET);
        WebhookReceiver receiver = receiver(scheme, SECRET);

        assertAccepted(receiver, ahead, "Ada");
        if (scheme.covers(Cover.TIME)) {
            assertRejected(receiver, furtherAhead, 401);
        } else {
            assertAccepted(receiver, furtherAhead, "Ada");
        }
        timing.advance(Duration.ofMinutes(5));
        assertAccepted(receiver, recorded, "Ada");
        timing.advance(Duration.ofMillis(1));
        if (scheme.covers(Cover.TIME)) {
            assertRejected(receiver, recorded, 401);
        } else {
            timing.advance(Duration.ofDays(3_650));
            assertAccepted(receiver, recorded, "Ada");
        }
    }

    @ParameterizedTest
    @EnumSource
    void receive_bodyOfOneMebibyte_isAccepted_andOneByteMoreIsNotRead(Scheme scheme) {
        String value = "x".repeat(MOST_BYTES - scheme.body("").length());

        assertAccepted(receiver(scheme, SECRET), signed(scheme, scheme.body(value)), value);
        assertRejected(receiver(scheme, SECRET), signed(scheme, scheme.body(value + "x")), 413);
    }

    @ParameterizedTest
    @EnumSource
    void receive_unknownCharset_isReadAsUtf8(Scheme scheme) {
        String type = (scheme == Scheme.URL_AND_FORM ? FORM : "application/json") + "; charset=made-up";
        WebhookRequest request =
                with(signed(scheme, scheme.body("Zoë")), headers -> changed(headers, "Content-Type", List.of(type)));

        assertAccepted(receiver(scheme, SECRET), request, "Zoë");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "URL_AND_FORM")
    void receive_signedBodyThatIsNoEvent_isABadRequest(Scheme scheme) {
        String deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String digits = "{\"name\":" + "9".repeat(100_000) + "}";
        for (String body :
                List.of("", " ", "{", "{}{}", "not JSON", "<html/>", "[]", "null", "{\"name\":\"Ada", deep, digits)) {
            assertRejected(receiver(scheme, SECRET), signed(scheme, body), 400);
        }
        byte[] noText = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xFF, '"', '}'};
        assertRejected(receiver(scheme, SECRET), signed(scheme, noText, timing.now(), SECRET), 400);
    }

    @Test
    void receive_formThatIsNone_isABadRequest() {
        WebhookReceiver receiver = receiver(Scheme.URL_AND_FORM, SECRET);

        assertRejected(receiver, signed(Scheme.URL_AND_FORM, "name=%zz"), 400);
        assertRejected(
                receiver,
                with(signed(Scheme.URL_AND_FORM, "name=Ada"), headers -> changed(headers, "Content-Type", List.of())),
                400);
    }

    @Test
    void receive_mappingThatFails_isABadRequest() {
        WebhookReceiver receiver = new SignedReceiver(
                "acme", timing, Scheme.HEADER.signature(List.of(Secret.of(SECRET))), (request, receivedAt) -> {
                    throw new IllegalStateException(SECRET);
                });

        assertRejected(receiver, signed(Scheme.HEADER, "{}"), 400);
        assertThat(receiver).hasToString("WebhookReceiver[acme]");
        assertThat(receiver.provider()).isEqualTo("acme");
    }
}
