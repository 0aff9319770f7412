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
import java.time.Duration;
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

    /** What happened, as the application calls it. */
    enum Type {
        SESSION_STARTED,
        SESSION_ENDED,
        PARTICIPANT_JOINED,
        PARTICIPANT_LEFT,
        OTHER
    }

    /** What an application keeps of an event. */
    record Event(
            Type type,
            @Nullable String word,
            @Nullable String key,
            @Nullable Instant time,
            @Nullable String session,
            @Nullable String room,
            @Nullable String label,
            @Nullable Instant sessionStarted,
            @Nullable Person person,
            @Nullable String reason,
            byte[] raw) {}

    /** Who joined or left. */
    record Person(
            @Nullable String id,
            @Nullable String user,
            @Nullable String name,
            @Nullable String role,
            Stay stay) {}

    /** From when to when, on which connection. */
    record Stay(
            @Nullable String connection,
            @Nullable Instant joined,
            @Nullable Instant left) {}

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
        String user = form.get("ParticipantIdentity");
        return new Event(
                type(word),
                word,
                form.get("RoomSid") + "|" + word + "|" + form.get("Timestamp") + "|" + connection,
                time,
                form.get("RoomSid"),
                form.get("RoomName"),
                null,
                null,
                new Person(user, user, null, null, new Stay(connection, time.minusSeconds(seconds), time)),
                null,
                request.body());
    }

    private static Type type(@Nullable String word) {
        return switch (Objects.requireNonNull(word)) {
            case "meeting.started", "room_started", "room-created", "session.open.success" -> Type.SESSION_STARTED;
            case "meeting.ended", "room_finished", "room-ended", "session.close.success" -> Type.SESSION_ENDED;
            case "participant.joined",
                    "participant_joined",
                    "meeting.participantJoined",
                    "participant-connected",
                    "peer.join.success" -> Type.PARTICIPANT_JOINED;
            case "participant.left",
                    "participant_left",
                    "meeting.participantLeft",
                    "participant-disconnected",
                    "peer.leave.success" -> Type.PARTICIPANT_LEFT;
            default -> Type.OTHER;
        };
    }

    /** The fields of an event, which have other names at each provider. */
    private Event read() throws IOException {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(request.body())) {
            parser.nextToken();
            fields.read("", parser);
        }
        return new Event(
                type(fields.word),
                fields.word,
                key(fields),
                fields.time == null ? fields.left : fields.time,
                fields.session,
                fields.room,
                fields.label,
                fields.sessionStarted,
                new Person(
                        fields.connection,
                        fields.user,
                        fields.name,
                        fields.role,
                        new Stay(fields.connection, fields.joined, left(fields))),
                fields.reason,
                request.body());
    }

    private String key(Fields fields) {
        return switch (request.provider()) {
            case "daily" -> fields.word + "|" + fields.connection + "|" + fields.joinedAsWritten;
            case "realtimekit" -> request.header("rtk-uuid");
            default -> Objects.requireNonNull(fields.id);
        };
    }

    private static @Nullable Instant left(Fields fields) {
        if (fields.left != null) {
            return fields.left;
        }
        return fields.joined == null || fields.duration == null ? fields.time : fields.joined.plus(fields.duration);
    }

    private static final class Fields {
        private @Nullable String word;
        private @Nullable String id;
        private @Nullable Instant time;
        private @Nullable String session;
        private @Nullable String room;
        private @Nullable String label;
        private @Nullable Instant sessionStarted;
        private @Nullable String user;
        private @Nullable String name;
        private @Nullable String role;
        private @Nullable String connection;
        private @Nullable String joinedAsWritten;
        private @Nullable Instant joined;
        private @Nullable Instant left;
        private @Nullable Duration duration;
        private @Nullable String reason;

        /** An object, which may be the value of a field of the event. */
        void read(String object, JsonParser parser) throws IOException {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    if (field.equals("permissions")) {
                        parser.skipChildren();
                    } else {
                        read(field, parser);
                    }
                } else if (token != JsonToken.VALUE_NULL) {
                    readValue(object, field, parser);
                }
            }
        }

        private void readValue(String object, String field, JsonParser parser) throws IOException {
            switch (object) {
                case "" -> readOfEvent(field, parser);
                case "room", "meeting" -> readOfSession(field, parser);
                case "payload" -> readOfDaily(field, parser);
                case "data" -> readOfHundredMs(field, parser);
                default -> readOfPerson(field, parser);
            }
        }

        private void readOfEvent(String field, JsonParser parser) throws IOException {
            switch (field) {
                case "event", "type" -> word = parser.getText();
                case "id" -> id = parser.getText();
                case "event_ts" -> time = seconds(parser.getText());
                case "createdAt" -> time = Instant.ofEpochSecond(Long.parseLong(parser.getText()));
                case "timestamp" -> time = iso(parser);
                default -> {}
            }
        }

        private void readOfSession(String field, JsonParser parser) throws IOException {
            switch (field) {
                case "sid", "sessionId" -> session = parser.getText();
                case "name", "id" -> room = parser.getText();
                case "title" -> label = parser.getText();
                case "creationTimeMs" -> sessionStarted = Instant.ofEpochMilli(Long.parseLong(parser.getText()));
                case "startedAt" -> sessionStarted = iso(parser);
                default -> {}
            }
        }

        private void readOfPerson(String field, JsonParser parser) throws IOException {
            switch (field) {
                case "room", "room_id" -> room = parser.getText();
                case "session_started_at" -> sessionStarted = iso(parser);
                case "peer_id", "peerId", "sid" -> connection = parser.getText();
                case "user_id", "identity", "customParticipantId" -> user = parser.getText();
                case "user_name", "userDisplayName", "name" -> name = parser.getText();
                case "role" -> role = parser.getText();
                case "joined_at" -> readJoined(parser);
                // LiveKit's has seconds only, and milliseconds beside it.
                case "joinedAt" -> joined = parser.getTextLength() > "1700000000".length() ? iso(parser) : joined;
                case "joinedAtMs" -> joined = Instant.ofEpochMilli(Long.parseLong(parser.getText()));
                case "left_at", "leftAt" -> left = iso(parser);
                case "reason", "disconnectReason" -> reason = parser.getText();
                default -> {}
            }
        }

        private void readOfDaily(String field, JsonParser parser) throws IOException {
            switch (field) {
                case "session_id" -> connection = parser.getText();
                case "duration" ->
                    duration = Duration.ofNanos(
                            new BigDecimal(parser.getText()).movePointRight(9).longValue());
                default -> readOfPerson(field, parser);
            }
        }

        private void readOfHundredMs(String field, JsonParser parser) throws IOException {
            if (field.equals("session_id")) {
                session = parser.getText();
            } else {
                readOfPerson(field, parser);
            }
        }

        private void readJoined(JsonParser parser) throws IOException {
            joinedAsWritten = parser.getText();
            joined = parser.currentToken().isNumeric() ? seconds(joinedAsWritten) : iso(parser);
        }

        private static Instant seconds(String text) {
            return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
        }

        private static Instant iso(JsonParser parser) throws IOException {
            return OffsetDateTime.parse(parser.getText()).toInstant();
        }
    }
}
