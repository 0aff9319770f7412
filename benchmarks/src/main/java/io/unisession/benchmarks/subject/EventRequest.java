package io.unisession.benchmarks.subject;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A request to a webhook, signed as its provider signs.
 *
 * @param publicKey the key that verifies it, if it is signed by RSA
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EventRequest(
        String provider,
        byte[] body,
        Map<String, List<String>> headers,
        String url,
        @Nullable PublicKey publicKey) {
    static final String SECRET = "made-up-secret-of-thirty-two-bytes";
    static final String SECRET_IN_BASE64 = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    static final String KEY = "made-up-key";
    static final String USER = "made-up-user";
    private static final String URL = "https://hooks.example.com/events";

    private static final String DAILY = """
            {"version":"1.0.0","type":"participant.left","id":"ptcpt-left-made-up","payload":{"room":"team-room",\
            "user_id":"user-42","user_name":"Priya Raman","session_id":"0c0d2dda-f21d-4cf9-ab56-86bf3c407ffa",\
            "joined_at":1708972291.567,"will_eject_at":null,"owner":false,"permissions":{"hasPresence":true,"canSend":true,\
            "canReceive":{"base":true},"canAdmin":false},"duration":11.419},"event_ts":1708972302.986}""";
    private static final String REALTIMEKIT = """
            {"event":"meeting.participantLeft","meeting":{"id":"50c8940e-1b97-402a-97d6-2708b7feca41",\
            "sessionId":"05e57591-d89e-45c9-ae44-08dc1eaad0e0","title":"Weekly sync","status":"LIVE",\
            "createdAt":"2026-06-03T10:00:00.000Z","startedAt":"2026-06-03T10:00:00.000Z"},"participant":{\
            "peerId":"e32fb785-ddd0-4b96-b577-879327c0082f","userDisplayName":"Priya Raman","customParticipantId":"user-42",\
            "joinedAt":"2026-06-03T10:05:00.000Z","leftAt":"2026-06-03T10:25:00.000Z"}}""";
    private static final String LIVEKIT = """
            {"event":"participant_left","room":{"sid":"RM_hycBMAjmt6Ub","name":"team-room","emptyTimeout":300,\
            "creationTime":"1790841600","creationTimeMs":"1790841600123","numParticipants":1},"participant":{\
            "sid":"PA_bufwMrMA2sPh","identity":"user-42","state":"DISCONNECTED","name":"Priya Raman","joinedAt":"1790841612",\
            "joinedAtMs":"1790841612456","disconnectReason":"CLIENT_INITIATED"},"id":"EV_PcZ8vLq2WnKd","createdAt":"1790845190"}""";
    private static final String HUNDREDMS = """
            {"version":"2.0","id":"6c75de35-b778-4fb0-88ae-114c28dc285f","timestamp":"2026-06-03T10:25:00Z",\
            "type":"peer.leave.success","data":{"duration":1200,"joined_at":"2026-06-03T10:05:00.97291247Z",\
            "left_at":"2026-06-03T10:25:00.500451704Z","peer_id":"83b869e1-9a4b-4037-84b2-913cf76e4392","reason":"client request",\
            "role":"host","room_id":"5f9edc6ac238215aec2312df","session_id":"5f9edc6bd238215aec7700df","type":"regular",\
            "user_id":"user-42","user_name":"Priya Raman","session_started_at":"2026-06-03T10:00:00.97291247Z"}}""";
    private static final String ZOOM = """
            {"event":"meeting.participant_left","event_ts":1780482300572,"payload":{"account_id":"AAAAAABBBB","object":{\
            "id":"86400000001","uuid":"4444AAAiAAAAAiAiAiiAii==","host_id":"x1yCzABCDEfg23HiJKl4mN","topic":"Weekly sync",\
            "type":2,"start_time":"2026-06-03T10:00:00Z","timezone":"Europe/Berlin","duration":60,"participant":{\
            "user_id":"16778240","user_name":"Priya Raman","id":"iFxeBPYun6SAiWUzBcEkX",\
            "participant_uuid":"55555AAAiAAAAAiAiAiiAii","leave_time":"2026-06-03T10:25:00Z",\
            "leave_reason":"left the meeting","email":"priya@example.com","registrant_id":"","customer_key":"user-42"}}}}""";
    private static final String VIDEOSDK = """
            {"webhookType":"participant-left","data":{"meetingId":"jvsg-8rjn-j304","sessionId":"613731342f27f56e4fc4b6d0",\
            "participantId":"fkd74h","participantName":"Priya Raman"}}""";
    private static final String JANUS = """
            [{"emitter":"made-up-server","type":64,"timestamp":1780482300329687,"session_id":7425570125019043,\
            "handle_id":7806549070559880,"opaque_id":"user-42","event":{"plugin":"janus.plugin.videoroom","data":{\
            "event":"joined","room":"team-room","id":"priya","private_id":2606917018,"display":"Priya Raman"}}}]""";
    private static final String BANDWIDTH = """
            {"event":"onLeave","timestamp":"1780482300676","participantId":"473f6544-92f7-4d67-9e77-bf2533cfff6d",\
            "deviceId":"be199214-1a03-402a-a7b6-d002470a0465","tag":"user-42"}""";
    private static final String STANDARD = """
            {"type":"attendee.left","timestamp":"2026-06-03T10:25:00.500Z","data":{"lesson":"5f9edc6bd238215aec7700df",\
            "room":"team-room","attendee":{"id":"user-42","name":"Priya Raman",\
            "connection":"83b869e1-9a4b-4037-84b2-913cf76e4392"}}}""";
    /** The same with an id, which Standard Webhooks has in a header. */
    private static final String ACME = "{\"id\":\"evt_made_up_2KWPBgLlAfxdpx2A\"," + STANDARD.substring(1);

    private static final String TWILIO = "AccountSid=ACfafafafafafafafafafafafafafafafa&RoomName=team-room"
            + "&RoomSid=RMfafafafafafafafafafafafafafafafa&RoomStatus=in-progress&RoomType=group"
            + "&StatusCallbackEvent=participant-disconnected&Timestamp=2026-06-03T10%3A25%3A00.000Z&SequenceNumber=2"
            + "&ParticipantSid=PAfafafafafafafafafafafafafafafafa&ParticipantStatus=disconnected"
            + "&ParticipantIdentity=user-42&ParticipantDuration=1200";

    /** The request of a provider, signed now. */
    static EventRequest of(String provider) {
        try {
            return switch (provider) {
                case "daily" -> daily();
                case "realtimekit" ->
                    rsa(
                            provider,
                            REALTIMEKIT,
                            "rtk-signature",
                            Map.of("rtk-uuid", "0f0b1c1e-0000-4000-8000-000000000003"));
                case "livekit" -> liveKit();
                case "100ms" -> request(provider, HUNDREDMS, Map.of("X-Webhook-Secret", SECRET), null);
                case "twilio-video" -> twilio();
                case "zoom" -> zoom();
                case "videosdk" -> rsa(provider, VIDEOSDK, "videosdk-signature", Map.of());
                case "janus" ->
                    request(
                            provider,
                            JANUS,
                            Map.of(
                                    "Authorization",
                                    "Basic " + base64((USER + ":" + SECRET).getBytes(StandardCharsets.UTF_8))),
                            null);
                case "bandwidth" ->
                    new EventRequest(
                            provider,
                            BANDWIDTH.getBytes(StandardCharsets.UTF_8),
                            Map.of(),
                            URL + "?session=75c21163-e110-41bc-bd76-1bb428ec85d5&secret=" + SECRET,
                            null);
                case "standard-webhooks" -> standardWebhooks();
                case "hmac-sha256-timed" -> headerWithTime();
                case "hmac-sha256" ->
                    request(
                            provider,
                            ACME,
                            Map.of(
                                    "X-Acme-Signature",
                                    "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", ACME))),
                            null);
                default -> throw new IllegalArgumentException("no request of " + provider);
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static EventRequest daily() throws GeneralSecurityException {
        String time = Long.toString(Instant.now().getEpochSecond());
        byte[] mac = mac("HmacSHA256", time + "." + DAILY);
        return request("daily", DAILY, Map.of("X-Webhook-Timestamp", time, "X-Webhook-Signature", base64(mac)), null);
    }

    private static EventRequest zoom() throws GeneralSecurityException {
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = HexFormat.of().formatHex(mac("HmacSHA256", "v0:" + time + ":" + ZOOM));
        return request("zoom", ZOOM, Map.of("x-zm-request-timestamp", time, "x-zm-signature", "v0=" + signature), null);
    }

    private static EventRequest standardWebhooks() throws GeneralSecurityException {
        String id = "msg_made_up_2KWPBgLlAfxdpx2AI54pPJ85f4W";
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = base64(mac("HmacSHA256", id + "." + time + "." + STANDARD));
        return request(
                "standard-webhooks",
                STANDARD,
                Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", "v1," + signature),
                null);
    }

    private static EventRequest headerWithTime() throws GeneralSecurityException {
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = HexFormat.of().formatHex(mac("HmacSHA256", time + "." + ACME));
        return request("hmac-sha256-timed", ACME, Map.of("Acme-Signature", "t=" + time + ",v1=" + signature), null);
    }

    private static EventRequest rsa(String provider, String body, String header, Map<String, String> others)
            throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(keys.getPrivate());
        rsa.update(body.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>(others);
        headers.put(header, base64(rsa.sign()));
        return request(provider, body, headers, keys.getPublic());
    }

    private static EventRequest liveKit() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(LIVEKIT.getBytes(StandardCharsets.UTF_8));
        String token = JWT.create()
                .withIssuer(KEY)
                .withExpiresAt(Instant.now().plusSeconds(3_600))
                .withClaim("sha256", base64(hash))
                .sign(Algorithm.HMAC256(SECRET));
        return request("livekit", LIVEKIT, Map.of("Authorization", token), null);
    }

    private static EventRequest twilio() throws GeneralSecurityException {
        StringBuilder text = new StringBuilder(URL);
        FormByHand.parameters(TWILIO.getBytes(StandardCharsets.UTF_8))
                .forEach((name, value) -> text.append(name).append(value));
        return request(
                "twilio-video",
                TWILIO,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Twilio-Signature",
                        base64(mac("HmacSHA1", text.toString()))),
                null);
    }

    private static EventRequest request(
            String provider, String body, Map<String, String> headers, @Nullable PublicKey publicKey) {
        // Names in any case, as servers give them.
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new EventRequest(provider, body.getBytes(StandardCharsets.UTF_8), all, URL, publicKey);
    }

    private static byte[] mac(String algorithm, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }
}
