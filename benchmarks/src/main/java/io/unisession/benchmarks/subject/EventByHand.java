package io.unisession.benchmarks.subject;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
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
    private final byte[] basic = ("Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    (EventRequest.USER + ":" + EventRequest.SECRET).getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8);
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
    @SuppressWarnings("ArrayRecordComponent") // never compared
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
            case "zoom" -> {
                verifyZoom();
                yield read();
            }
            case "standard-webhooks" -> {
                verifyStandardWebhooks();
                yield read();
            }
            case "hmac-sha256-timed" -> {
                verifyHeaderWithTime();
                yield read();
            }
            case "hmac-sha256" -> {
                verifyBodyAlone();
                yield read();
            }
            case "livekit" -> {
                verifyLiveKit();
                yield read();
            }
            case "janus" -> {
                require(basic, request.header("Authorization").getBytes(StandardCharsets.UTF_8));
                yield read();
            }
            case "bandwidth" -> bandwidth();
            case "100ms" -> {
                require(key, request.header("X-Webhook-Secret").getBytes(StandardCharsets.UTF_8));
                yield read();
            }
            case "realtimekit" -> {
                verifyRsa("rtk-signature");
                yield read();
            }
            case "videosdk" -> {
                verifyRsa("videosdk-signature");
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
        requireRecent(time);
    }

    private static void requireRecent(String time) {
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
            throw new IllegalStateException("the request is too old");
        }
    }

    private void verifyZoom() throws GeneralSecurityException {
        String time = request.header("x-zm-request-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(sha256);
        mac.update(("v0:" + time + ":").getBytes(StandardCharsets.UTF_8));
        String expected = "v0=" + HexFormat.of().formatHex(mac.doFinal(request.body()));
        require(
                expected.getBytes(StandardCharsets.UTF_8),
                request.header("x-zm-signature").getBytes(StandardCharsets.UTF_8));
        requireRecent(time);
    }

    private void verifyStandardWebhooks() throws GeneralSecurityException {
        String time = request.header("webhook-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(sha256);
        mac.update((request.header("webhook-id") + "." + time + ".").getBytes(StandardCharsets.UTF_8));
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body())))
                .getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (String signature : request.header("webhook-signature").split(" ", -1)) {
            signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        if (!signed) {
            throw new IllegalStateException("the signature is wrong");
        }
        requireRecent(time);
    }

    private void verifyHeaderWithTime() throws GeneralSecurityException {
        String time = "";
        String signature = "";
        for (String part : request.header("Acme-Signature").split(",", -1)) {
            if (part.startsWith("t=")) {
                time = part.substring("t=".length());
            } else if (part.startsWith("v1=")) {
                signature = part.substring("v1=".length());
            }
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(sha256);
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        String expected = HexFormat.of().formatHex(mac.doFinal(request.body()));
        require(expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        requireRecent(time);
    }

    private void verifyBodyAlone() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(sha256);
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(request.body()));
        require(
                expected.getBytes(StandardCharsets.UTF_8),
                request.header("X-Acme-Signature").getBytes(StandardCharsets.UTF_8));
    }

    /** The URL has the secret, and the session. */
    private Event bandwidth() throws IOException {
        String query = request.url().substring(request.url().indexOf('?') + 1);
        Map<String, String> parameters = FormByHand.parameters(query.getBytes(StandardCharsets.UTF_8));
        require(key, parameters.getOrDefault("secret", "").getBytes(StandardCharsets.UTF_8));
        EventFields fields = fields();
        fields.session = parameters.get("session");
        return event(fields);
    }

    private void verifyLiveKit() throws GeneralSecurityException {
        DecodedJWT token = verifier.verify(request.header("Authorization"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.body());
        require(
                Base64.getEncoder().encode(hash),
                token.getClaim("sha256").asString().getBytes(StandardCharsets.UTF_8));
    }

    private void verifyRsa(String header) throws GeneralSecurityException {
        PublicKey publicKey = Objects.requireNonNull(request.publicKey());
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(publicKey);
        rsa.update(request.body());
        if (!rsa.verify(Base64.getDecoder().decode(request.header(header)))) {
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
                    "joined",
                    "participant-connected",
                    "peer.join.success" -> Type.PARTICIPANT_JOINED;
            case "participant.left",
                    "participant_left",
                    "meeting.participantLeft",
                    "meeting.participant_left",
                    "participant-left",
                    "onLeave",
                    "attendee.left",
                    "participant-disconnected",
                    "peer.leave.success" -> Type.PARTICIPANT_LEFT;
            default -> Type.OTHER;
        };
    }

    private Event read() throws IOException {
        return event(fields());
    }

    private EventFields fields() throws IOException {
        EventFields fields = new EventFields();
        try (JsonParser parser = JSON.createParser(request.body())) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            fields.read("", parser);
        }
        return fields;
    }

    private Event event(EventFields fields) {
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
                        fields.participant == null ? fields.connection : fields.participant,
                        fields.user,
                        fields.name,
                        fields.role,
                        new Stay(fields.connection, fields.joined, left(fields))),
                fields.reason,
                request.body());
    }

    private @Nullable String key(EventFields fields) {
        return switch (request.provider()) {
            case "daily" -> fields.word + "|" + fields.connection + "|" + fields.joinedAsWritten;
            case "realtimekit" -> request.header("rtk-uuid");
            case "standard-webhooks" -> request.header("webhook-id");
            case "zoom" -> fields.word + " " + fields.time + " " + fields.session + " " + fields.connection;
            case "bandwidth" -> fields.word + " " + fields.time + " " + fields.participant + " " + fields.connection;
            case "janus" ->
                fields.id + " " + fields.word + " " + fields.time + " " + fields.handle + " " + fields.room + " "
                        + fields.participant;
            // Its events have nothing by which two of them can be told apart.
            case "videosdk" -> null;
            default -> Objects.requireNonNull(fields.id);
        };
    }

    private static @Nullable Instant left(EventFields fields) {
        if (fields.left != null) {
            return fields.left;
        }
        return fields.joined == null || fields.duration == null ? fields.time : fields.joined.plus(fields.duration);
    }
}
