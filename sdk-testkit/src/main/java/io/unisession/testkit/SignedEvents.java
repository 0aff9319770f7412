package io.unisession.testkit;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.event.WebhookRequest;
import io.unisession.testkit.internal.Form;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs events as providers do, so that a test can pass them to a {@code WebhookReceiver}, or post them to the
 * application.
 *
 * <pre>{@code
 * SignedEvents events = SignedEvents.zoom("made-up-secret");
 * WebhookResult result = receiver.receive(events.sign("{\"event\": \"meeting.started\", ...}"));
 * }</pre>
 *
 * Immutable.
 */
public final class SignedEvents {
    private static final String JSON = "application/json";
    private static final int LIVEKIT_SECONDS = 300;

    private final Signer signer;
    private final Clock clock;
    private final String url;

    /** Returns the headers of a body at a time, for a URL. */
    @FunctionalInterface
    interface Signer {
        Map<String, String> headers(byte[] body, Instant now, String url) throws GeneralSecurityException;
    }

    /** As {@link Signer}, for providers that do not sign the URL. */
    @FunctionalInterface
    interface BodySigner {
        Map<String, String> headers(byte[] body, Instant now) throws GeneralSecurityException;
    }

    private SignedEvents(Signer signer, Clock clock, String url) {
        this.signer = signer;
        this.clock = clock;
        this.url = url;
    }

    private static SignedEvents by(BodySigner signer) {
        return new SignedEvents((body, now, url) -> signer.headers(body, now), Clock.systemUTC(), "");
    }

    /**
     * Signs as LiveKit does: a token of five minutes with a hash of the body.
     *
     * @param apiKey the API key
     * @param apiSecret its secret
     * @return a signer
     */
    public static SignedEvents liveKit(String apiKey, String apiSecret) {
        Algorithm algorithm = Algorithm.HMAC256(apiSecret.getBytes(StandardCharsets.UTF_8));
        return by((body, now) -> Map.of(
                "Content-Type",
                "application/webhook+json",
                "Authorization",
                JWT.create()
                        .withIssuer(apiKey)
                        .withIssuedAt(now)
                        .withNotBefore(now)
                        .withExpiresAt(now.plusSeconds(LIVEKIT_SECONDS))
                        .withClaim(
                                "sha256",
                                base64(MessageDigest.getInstance("SHA-256").digest(body)))
                        .sign(algorithm)));
    }

    /**
     * Signs as Zoom does: HMAC-SHA256 of the time and the body.
     *
     * @param secretToken the secret token of the app
     * @return a signer
     */
    public static SignedEvents zoom(String secretToken) {
        return by((body, now) -> {
            String seconds = Long.toString(now.getEpochSecond());
            byte[] mac = hmacSha256(secretToken, ("v0:" + seconds + ":").getBytes(StandardCharsets.UTF_8), body);
            return Map.of(
                    "Content-Type",
                    JSON,
                    "x-zm-request-timestamp",
                    seconds,
                    "x-zm-signature",
                    "v0=" + HexFormat.of().formatHex(mac));
        });
    }

    /**
     * Signs as VideoSDK does: RSA with SHA-256 of the body.
     *
     * @param key the private RSA key; the application needs its public key
     * @return a signer
     */
    public static SignedEvents videoSdk(PrivateKey key) {
        Objects.requireNonNull(key, "key");
        return by((body, now) -> Map.of("Content-Type", JSON, "videosdk-signature", base64(rsa(key, body))));
    }

    /**
     * Sends events as Bandwidth does: without a signature, to a URL that has the secret.
     *
     * @param callbackUrl the URL, as {@code BandwidthWebhooks.callbackUrl} makes it
     * @return a signer
     */
    public static SignedEvents bandwidth(String callbackUrl) {
        return by((body, now) -> Map.of("Content-Type", JSON)).to(callbackUrl);
    }

    /**
     * Sends events as the event handler of Janus does: with a user name and a password.
     *
     * @param user the user name
     * @param password the password
     * @return a signer
     */
    public static SignedEvents janus(String user, String password) {
        String credentials = base64((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return by((body, now) -> Map.of("Content-Type", JSON, "Authorization", "Basic " + credentials));
    }

    /**
     * Signs as Daily does: HMAC-SHA256 of the time and the body.
     *
     * @param secret the secret of the webhook, in Base64
     * @return a signer
     * @throws IllegalArgumentException if the secret is not Base64
     */
    public static SignedEvents daily(String secret) {
        byte[] key = Base64.getDecoder().decode(secret);
        return by((body, now) -> {
            String seconds = Long.toString(now.getEpochSecond());
            byte[] mac = hmac("HmacSHA256", key, (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
            return Map.of("Content-Type", JSON, "X-Webhook-Timestamp", seconds, "X-Webhook-Signature", base64(mac));
        });
    }

    /**
     * Sends events as 100ms does: without a signature, with the header that the application chose.
     *
     * @param secret the value of the header {@code X-Webhook-Secret}
     * @return a signer
     */
    public static SignedEvents hundredMs(String secret) {
        Objects.requireNonNull(secret, "secret");
        return by((body, now) -> Map.of("Content-Type", JSON, "X-Webhook-Secret", secret));
    }

    /**
     * Signs as RealtimeKit does: RSA with SHA-256 of the body. Each event has an id of its own.
     *
     * @param key the private RSA key; the application needs its public key
     * @return a signer
     */
    public static SignedEvents realtimeKit(PrivateKey key) {
        Objects.requireNonNull(key, "key");
        return by((body, now) -> Map.of(
                "Content-Type",
                JSON,
                "rtk-signature",
                base64(rsa(key, body)),
                "rtk-uuid",
                UUID.nameUUIDFromBytes(body).toString()));
    }

    /**
     * Signs as Twilio does: HMAC-SHA1 of the URL and the form. Give the URL with {@link #to}.
     *
     * @param authToken the auth token of the account
     * @return a signer of forms, such as {@code RoomSid=RM1&StatusCallbackEvent=room-created}
     */
    public static SignedEvents twilioVideo(String authToken) {
        byte[] key = authToken.getBytes(StandardCharsets.UTF_8);
        return new SignedEvents(
                (body, now, url) -> {
                    StringBuilder text = new StringBuilder(url);
                    Form.fields(new String(body, StandardCharsets.UTF_8))
                            .forEach((name, value) -> text.append(name).append(value));
                    byte[] mac = hmac("HmacSHA1", key, text.toString().getBytes(StandardCharsets.UTF_8));
                    return Map.of(
                            "Content-Type", "application/x-www-form-urlencoded", "X-Twilio-Signature", base64(mac));
                },
                Clock.systemUTC(),
                "");
    }

    /**
     * Signs as Standard Webhooks define it: HMAC-SHA256 of an id, the time and the body. The id is made of the body.
     *
     * @param secret the secret in Base64, with or without {@code whsec_}
     * @return a signer
     * @throws IllegalArgumentException if the secret is not Base64
     */
    public static SignedEvents standardWebhooks(String secret) {
        byte[] key = Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        return by((body, now) -> {
            String id = "msg_" + UUID.nameUUIDFromBytes(body);
            String seconds = Long.toString(now.getEpochSecond());
            byte[] before = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
            return Map.of(
                    "Content-Type",
                    JSON,
                    "webhook-id",
                    id,
                    "webhook-timestamp",
                    seconds,
                    "webhook-signature",
                    "v1," + base64(hmac("HmacSHA256", key, before, body)));
        });
    }

    /**
     * Signs at the time of another clock.
     *
     * @param newClock for example a {@link FakeClock}
     * @return a signer with this clock
     */
    public SignedEvents at(Clock newClock) {
        return new SignedEvents(signer, Objects.requireNonNull(newClock, "newClock"), url);
    }

    /** Signs at the current time, even if it signs later. */
    SignedEvents now() {
        return at(Clock.fixed(clock.instant(), clock.getZone()));
    }

    String url() {
        return url;
    }

    /**
     * Sends events to a URL.
     *
     * @param newUrl the full URL, with its query
     * @return a signer of requests to this URL
     */
    public SignedEvents to(String newUrl) {
        return new SignedEvents(signer, clock, Objects.requireNonNull(newUrl, "newUrl"));
    }

    /**
     * Signs an event.
     *
     * @param body the body that the provider sends
     * @return the request that the provider would make
     */
    public WebhookRequest sign(String body) {
        return sign(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Signs an event.
     *
     * @param body the body that the provider sends
     * @return the request that the provider would make
     */
    public WebhookRequest sign(byte[] body) {
        try {
            Map<String, List<String>> headers = new TreeMap<>();
            signer.headers(body, clock.instant(), url).forEach((name, value) -> headers.put(name, List.of(value)));
            return WebhookRequest.of(body, headers).withUrl(url);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the event cannot be signed with this key", unusable);
        }
    }

    private static byte[] hmacSha256(String secret, byte[]... parts) throws GeneralSecurityException {
        return hmac("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8), parts);
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] rsa(PrivateKey key, byte[] body) throws GeneralSecurityException {
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(key);
        rsa.update(body);
        return rsa.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
