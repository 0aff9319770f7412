package io.unisession.benchmarks.subject;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An event verified and mapped as one does it by hand, for one provider alone: the JDK's cryptography, java-jwt, a
 * Jackson parser, and the fields that an event of UniSession has.
 */
public final class EventByHand implements Callable<Object> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long TOLERANCE_SECONDS = 1_200;

    private final EventRequest request;
    private final byte[] key = EventRequest.SECRET.getBytes(StandardCharsets.UTF_8);
    private final JWTVerifier verifier =
            JWT.require(Algorithm.HMAC256(key)).withIssuer(EventRequest.KEY).build();
    private final SecretKeySpec sha256 = new SecretKeySpec(key, "HmacSHA256");
    private final SecretKeySpec sha1 = new SecretKeySpec(key, "HmacSHA1");

    /** What an application keeps of an event. */
    record Event(
            @Nullable String word,
            @Nullable String key,
            @Nullable Instant time,
            @Nullable String session,
            @Nullable String room,
            @Nullable String user,
            @Nullable String name,
            @Nullable String connection,
            @Nullable Instant joined,
            @Nullable Instant left,
            @Nullable String reason,
            byte[] raw) {}

    /** Of a provider. */
    public EventByHand(String provider) {
        this.request = EventRequest.of(provider);
    }

    @Override
    public Object call() throws GeneralSecurityException, IOException {
        return switch (request.provider()) {
            case "daily" -> {
                verifyDaily();
                yield read();
            }
            case "livekit" -> {
                verifyLiveKit();
                yield read();
            }
            case "100ms" -> {
                require(key, request.header("X-Webhook-Secret").getBytes(StandardCharsets.UTF_8));
                yield read();
            }
            case "realtimekit" -> {
                verifyRealtimeKit();
                yield read();
            }
            default -> twilio();
        };
    }

    private static void require(byte[] expected, byte[] found) {
        if (!MessageDigest.isEqual(expected, found)) {
            throw new IllegalStateException("the signature is wrong");
        }
    }

    private void verifyDaily() throws GeneralSecurityException {
        String time = request.header("X-Webhook-Timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(sha256);
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        byte[] expected = Base64.getEncoder().encode(mac.doFinal(request.body()));
        require(expected, request.header("X-Webhook-Signature").getBytes(StandardCharsets.UTF_8));
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
            throw new IllegalStateException("the request is too old");
        }
    }

    private void verifyLiveKit() throws GeneralSecurityException {
        DecodedJWT token = verifier.verify(request.header("Authorization"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.body());
        require(
                Base64.getEncoder().encode(hash),
                token.getClaim("sha256").asString().getBytes(StandardCharsets.UTF_8));
    }

    private void verifyRealtimeKit() throws GeneralSecurityException {
        PublicKey publicKey = Objects.requireNonNull(request.publicKey());
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(publicKey);
        rsa.update(request.body());
        if (!rsa.verify(Base64.getDecoder().decode(request.header("rtk-signature")))) {
            throw new IllegalStateException("the signature is wrong");
        }
    }

    private Event twilio() throws GeneralSecurityException {
        Map<String, String> form = FormByHand.parameters(request.body());
        StringBuilder text = new StringBuilder(request.url());
        form.forEach((name, value) -> text.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(sha1);
        byte[] expected = Base64.getEncoder().encode(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        require(expected, request.header("X-Twilio-Signature").getBytes(StandardCharsets.UTF_8));
        Instant time = OffsetDateTime.parse(Objects.requireNonNull(form.get("Timestamp")))
                .toInstant();
        String word = form.get("StatusCallbackEvent");
        String connection = form.get("ParticipantSid");
        long seconds = Long.parseLong(form.getOrDefault("ParticipantDuration", "0"));
        return new Event(
                word,
                form.get("RoomSid") + word + form.get("Timestamp") + connection,
                time,
                form.get("RoomSid"),
                form.get("RoomName"),
                form.get("ParticipantIdentity"),
                null,
                connection,
                time.minusSeconds(seconds),
                time,
                null,
                request.body());
    }

    /** The fields of an event, which have other names at each provider. */
    private Event read() throws IOException {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(request.body())) {
            parser.nextToken();
            fields.read(parser);
        }
        String id = fields.id == null ? request.header("rtk-uuid") : fields.id;
        Instant time = fields.time == null ? fields.left : fields.time;
        return new Event(
                fields.word,
                id,
                time,
                fields.session,
                fields.room,
                fields.user,
                fields.name,
                fields.connection,
                fields.joined,
                fields.left,
                fields.reason,
                request.body());
    }

    private static final class Fields {
        private @Nullable String word;
        private @Nullable String id;
        private @Nullable Instant time;
        private @Nullable String session;
        private @Nullable String room;
        private @Nullable String user;
        private @Nullable String name;
        private @Nullable String connection;
        private @Nullable Instant joined;
        private @Nullable Instant left;
        private @Nullable String reason;

        void read(JsonParser parser) throws IOException {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    readValue(field, parser);
                } else if (field.equals("permissions")) {
                    parser.skipChildren();
                } else {
                    read(parser);
                }
            }
        }

        private void readValue(String field, JsonParser parser) throws IOException {
            switch (field) {
                case "event" -> word = parser.getText();
                case "type" -> word = word == null ? parser.getText() : word;
                case "id" -> id = parser.getText();
                case "event_ts" -> time = seconds(parser);
                case "createdAt" -> time = epoch(parser.getText(), 1_000);
                case "timestamp" -> time = iso(parser);
                case "meeting_id", "sessionId" -> session = parser.getText();
                case "room", "room_id" -> room = parser.getText();
                case "user_id", "identity", "customParticipantId" -> user = parser.getText();
                case "user_name", "userDisplayName", "name" -> name = parser.getText();
                case "session_id", "peer_id", "peerId", "sid" -> connection = parser.getText();
                case "joined_at" -> joined = parser.currentToken().isNumeric() ? seconds(parser) : iso(parser);
                case "joinedAt" -> joined = epoch(parser.getText(), 1_000);
                case "left_at", "leftAt" -> left = iso(parser);
                case "reason", "disconnectReason" -> reason = parser.getText();
                default -> {}
            }
        }

        private static Instant seconds(JsonParser parser) throws IOException {
            return Instant.ofEpochMilli(
                    parser.getDecimalValue().multiply(BigDecimal.valueOf(1_000)).longValue());
        }

        private static Instant epoch(String text, long millis) {
            return text.indexOf('-') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : Instant.ofEpochMilli(Long.parseLong(text) * millis);
        }

        private static Instant iso(JsonParser parser) throws IOException {
            return OffsetDateTime.parse(parser.getText()).toInstant();
        }
    }
}
