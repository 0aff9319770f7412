package io.unisession.zoom;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Secret;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.spi.event.RejectedWebhookException;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Maps an event of Meetings or of the Video SDK, which differ in the names of ids and people. */
final class EventMapping {
    private static final String URL_VALIDATION = "endpoint.url_validation";

    private final boolean isVideo;
    private final SessionEvent.Builder event;
    private @Nullable String word;
    private @Nullable Instant sentAt;
    private @Nullable String plainToken;
    private @Nullable String id;
    private @Nullable String uuid;
    private @Nullable String name;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable Participant participant;

    private EventMapping(String provider, Instant receivedAt) {
        this.isVideo = provider.equals(ZoomVideoProvider.ID);
        this.event = SessionEvent.builder(provider, receivedAt);
    }

    static WebhookResult map(String provider, WebhookRequest request, Instant receivedAt, List<Secret> secrets)
            throws IOException {
        JsonReader json = JsonReader.over(request.body());
        int position = json.position();
        if (!json.enterObject()) {
            throw new IOException("not an object");
        }
        EventMapping mapping = new EventMapping(provider, receivedAt);
        while (json.nextField()) {
            mapping.readField(json);
        }
        if (URL_VALIDATION.equals(mapping.word) && mapping.plainToken != null) {
            return challenge(mapping.plainToken, signer(request, receivedAt, secrets));
        }
        mapping.event.raw(json.documentFrom(position)).unreadableFields(json.unreadableFields(position));
        json.requireEnd();
        return WebhookResult.of(List.of(mapping.event()));
    }

    /** The secret of this request, because another may be just replacing it. */
    private static Secret signer(WebhookRequest request, Instant receivedAt, List<Secret> secrets) {
        return secrets.stream()
                .filter(secret -> isSigned(request, receivedAt, secret))
                .findFirst()
                .orElse(secrets.get(0));
    }

    private static boolean isSigned(WebhookRequest request, Instant receivedAt, Secret secret) {
        try {
            ZoomWebhooks.signature(List.of(secret)).verify(request, receivedAt);
            return true;
        } catch (RejectedWebhookException signedByAnother) {
            return false;
        }
    }

    private static WebhookResult challenge(String token, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            String encrypted = HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
            return WebhookResult.challenge(Map.of("plainToken", token, "encryptedToken", encrypted));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "event" -> word = json.id();
            case "event_ts" -> sentAt = json.instantSinceEpoch(TimeUnit.MILLISECONDS);
            case "payload" -> readPayload(json);
            default -> {}
        }
    }

    private void readPayload(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "plainToken" -> plainToken = json.id();
                    case "object" -> readObject(json);
                    default -> {}
                }
            }
        }
    }

    private void readObject(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                readObjectField(json);
            }
        }
    }

    private void readObjectField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "uuid" -> uuid = json.id();
            case "session_name" -> name = json.id();
            case "topic" -> event.label(json.text());
            case "start_time" -> start = json.instant();
            case "end_time" -> end = json.instant();
            case "participant" -> participant = built(MeetingParticipantMapping.read(json));
            case "user" -> participant = built(VideoParticipantMapping.read(json));
            // In some events, session_id is the id of something else.
            default -> {}
        }
    }

    private static @Nullable Participant built(Participant.@Nullable Builder participant) {
        return participant == null ? null : participant.build();
    }

    private SessionEvent event() {
        Optional<Interval> interval = Optional.ofNullable(participant)
                .map(person -> person.intervals().get(0));
        return event.type(type(word == null ? "" : word))
                .providerType(word)
                .key(key(interval.flatMap(Interval::connectionId).orElse("")))
                .sessionId(isVideo ? id : uuid)
                .roomId(isVideo ? name : id)
                .sessionStartedAt(start)
                .sessionEndedAt(end)
                .participant(participant)
                .occurredAt(occurredAt(interval))
                .reason(Optional.ofNullable(participant)
                        .flatMap(EventMapping::leaveReason)
                        .orElse(null))
                .build();
    }

    private static Optional<String> leaveReason(Participant person) {
        return person.unwrap(ZoomParticipant.class)
                .flatMap(ZoomParticipant::leaveReason)
                .or(() -> person.unwrap(ZoomVideoParticipant.class).flatMap(ZoomVideoParticipant::leaveReason));
    }

    /** Zoom sends no id of an event, but sends the same body again. */
    private @Nullable String key(String stay) {
        String session =
                Stream.of(uuid, id, name).filter(Objects::nonNull).findFirst().orElse("");
        return word == null || sentAt == null
                ? null
                : Stream.of(word, sentAt.toString(), session, stay).collect(Collectors.joining(" "));
    }

    /**
     * The time inside the event, since Zoom may send it minutes later. It has whole seconds, and so has the one in place
     * of it: otherwise a meeting would start after its first participant joined.
     */
    private @Nullable Instant occurredAt(Optional<Interval> interval) {
        return interval.flatMap(Interval::leftAt)
                .or(() -> interval.flatMap(Interval::joinedAt))
                .or(() -> Optional.ofNullable(end))
                .or(() -> Optional.ofNullable(sentAt).map(sent -> sent.truncatedTo(ChronoUnit.SECONDS)))
                .orElse(null);
    }

    private static SessionEventType type(String word) {
        return switch (word) {
            case "meeting.started", "session.started" -> SessionEventType.SESSION_STARTED;
            case "meeting.ended", "session.ended" -> SessionEventType.SESSION_ENDED;
            case "meeting.participant_joined", "session.user_joined" -> SessionEventType.PARTICIPANT_JOINED;
            case "meeting.participant_left", "session.user_left" -> SessionEventType.PARTICIPANT_LEFT;
            case "recording.started", "session.recording_started" -> SessionEventType.RECORDING_STARTED;
            case "recording.completed", "session.recording_completed" -> SessionEventType.RECORDING_READY;
            // Somebody in the waiting room is not in the meeting yet, and somebody in a breakout room still is.
            default -> SessionEventType.OTHER;
        };
    }
}
