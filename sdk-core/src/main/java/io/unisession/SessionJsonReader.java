package io.unisession;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.internal.json.JsonFormat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the format of {@link SessionJson}, with fields in any order. */
final class SessionJsonReader {
    private static final String FAULT = "this JSON is not in SessionJson's format: ";

    /** The fields of the object; null for those that are null. */
    private final Map<String, @Nullable Object> fields;

    private SessionJsonReader(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static Session session(String json) {
        return object("the text", parse(json)).session();
    }

    static Participant participant(String json) {
        return object("the text", parse(json)).participant();
    }

    static Interval interval(String json) {
        return object("the text", parse(json)).interval();
    }

    static SessionEvent event(String json) {
        return object("the text", parse(json)).event();
    }

    static Recording recording(String json) {
        return object("the text", parse(json)).recording();
    }

    static Transcript transcript(String json) {
        return object("the text", parse(json)).transcript();
    }

    static List<Session> sessions(String json) {
        return elements("the text", parse(json), SessionJsonReader::session);
    }

    private static @Nullable Object parse(String json) {
        try (JsonParser parser = JsonFormat.FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw invalid("it is empty");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw invalid("there is more text after it");
            }
            return value;
        } catch (IOException notJson) {
            // Without the cause, because it quotes the text.
            throw invalid("it is not valid JSON");
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return elements;
        }
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isBoolean()) {
            return parser.getBooleanValue();
        }
        return token.isNumeric() ? parser.getNumberValue() : parser.getText();
    }

    private Session session() {
        String provider = requireProviderAndId();
        return origin(Session.builder(provider)
                        .id(text("id"))
                        .status(status())
                        .providerStatus(text("providerStatus"))
                        .roomId(text("roomId"))
                        .label(text("label"))
                        .scheduledAt(time("scheduledAt"))
                        .startedAt(time("startedAt"))
                        .endedAt(time("endedAt"))
                        .participants(
                                fields.get("participants") == null
                                        ? null
                                        : elements(
                                                "participants",
                                                fields.get("participants"),
                                                SessionJsonReader::participant)))
                .build();
    }

    private String requireProviderAndId() {
        requireKnownVersion();
        String provider = text("provider");
        String id = text("id");
        if (provider == null || id == null || id.isBlank()) {
            throw invalid("provider or id is missing");
        }
        return provider;
    }

    private void requireKnownVersion() {
        if (number("version") > SessionJson.VERSION) {
            throw invalid("a newer UniSession wrote it, in version " + number("version")
                    + " of the format; update UniSession");
        }
    }

    private SessionEvent event() {
        requireKnownVersion();
        String provider = text("provider");
        Instant receivedAt = time("receivedAt");
        if (provider == null || receivedAt == null) {
            throw invalid("provider or receivedAt is missing");
        }
        SessionEventType type = constant("type", SessionEventType.class);
        Object participant = fields.get("participant");
        return SessionEvent.builder(provider, receivedAt)
                .type(type == null ? SessionEventType.OTHER : type)
                .providerType(text("providerType"))
                .key(text("key"))
                .occurredAt(time("occurredAt"))
                .sessionId(text("sessionId"))
                .roomId(text("roomId"))
                .label(text("label"))
                .sessionStartedAt(time("sessionStartedAt"))
                .sessionEndedAt(time("sessionEndedAt"))
                .participant(
                        participant == null
                                ? null
                                : object("participant", participant).participant())
                .recordingId(text("recordingId"))
                .reason(text("reason"))
                .unreadableFields(names())
                .build();
    }

    private Recording recording() {
        RecordingKind kind = constant("kind", RecordingKind.class);
        return artifact(Recording.builder(requireProviderAndId()))
                .kind(kind == null ? RecordingKind.UNKNOWN : kind)
                .providerKind(text("providerKind"))
                .participantId(text("participantId"))
                .build();
    }

    private Transcript transcript() {
        return artifact(Transcript.builder(requireProviderAndId()))
                .recordingId(text("recordingId"))
                .summaryFiles(files("summaryFiles"))
                .build();
    }

    private <B extends SessionArtifact.Builder<B>> B artifact(B builder) {
        ArtifactStatus status = constant("status", ArtifactStatus.class);
        return origin(builder.id(text("id"))
                .sessionId(text("sessionId"))
                .roomId(text("roomId"))
                .status(status == null ? ArtifactStatus.UNKNOWN : status)
                .providerStatus(text("providerStatus"))
                .startedAt(time("startedAt"))
                .endedAt(time("endedAt"))
                .duration(duration())
                .files(files("files")));
    }

    private List<ArtifactFile> files(String name) {
        return fields.get(name) == null ? List.of() : elements(name, fields.get(name), SessionJsonReader::file);
    }

    private ArtifactFile file() {
        Object size = fields.get("sizeBytes");
        if (size != null && !(size instanceof Integer || size instanceof Long)) {
            throw invalid("sizeBytes is not a whole number");
        }
        return ArtifactFile.builder()
                .id(text("id"))
                .format(text("format"))
                .sizeBytes(size == null ? null : ((Number) size).longValue())
                .duration(duration())
                .path(text("path"))
                .build();
    }

    private Participant participant() {
        Participant.Builder participant = Participant.builder(text("id"))
                .userId(text("userId"))
                .name(text("name"))
                .role(text("role"))
                .intervals(
                        fields.get("intervals") == null
                                ? List.of()
                                : elements("intervals", fields.get("intervals"), SessionJsonReader::interval));
        return origin(participant).build();
    }

    private Interval interval() {
        Interval.Builder interval = Interval.builder()
                .joinedAt(time("joinedAt"))
                .leftAt(time("leftAt"))
                .connectionId(text("connectionId"))
                .unreadableFields(names());
        Duration duration = duration();
        interval.duration(duration);
        // With a duration, an unknown end is left for the session to decide, as when it was written.
        IntervalEnd end = end();
        if (end != null && !(end == IntervalEnd.UNKNOWN && duration != null)) {
            interval.end(end);
        }
        try {
            return interval.build();
        } catch (IllegalStateException contradiction) {
            throw invalid(String.valueOf(contradiction.getMessage()));
        }
    }

    private SessionStatus status() {
        SessionStatus status = constant("status", SessionStatus.class);
        return status == null ? SessionStatus.UNKNOWN : status;
    }

    /** Null if there is none, or if it is of a later version and the leave says enough. */
    private @Nullable IntervalEnd end() {
        IntervalEnd end = constant("end", IntervalEnd.class);
        boolean isOfLaterVersion = end == null && text("end") != null;
        return isOfLaterVersion && fields.get("leftAt") == null ? IntervalEnd.UNKNOWN : end;
    }

    private <B extends ReportedValue.Builder<B>> B origin(B builder) {
        Object metadata = fields.get("metadata");
        return builder.unreadableFields(names())
                .metadata(
                        metadata == null
                                ? ResponseMetadata.none()
                                : object("metadata", metadata).metadata());
    }

    private ResponseMetadata metadata() {
        Object headers = fields.get("headers");
        Map<String, String> texts = new LinkedHashMap<>();
        if (headers != null) {
            SessionJsonReader reader = object("headers", headers);
            for (String name : reader.fields.keySet()) {
                String text = reader.text(name);
                if (text != null) {
                    texts.put(name, text);
                }
            }
        }
        return ResponseMetadata.builder()
                .httpStatus(number("httpStatus"))
                .requestId(text("requestId"))
                .attempts(number("attempts"))
                .headers(texts)
                .build();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (fields.get("unreadableFields") instanceof List<?> elements) {
            elements.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    private @Nullable String text(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw invalid(name + " is not a string");
    }

    private int number(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Integer number) {
            return number;
        }
        throw invalid(name + " is not a whole number");
    }

    private @Nullable Instant time(String name) {
        return parsed(name, Instant::parse);
    }

    private @Nullable Duration duration() {
        return parsed("duration", Duration::parse);
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parse) {
        String text = text(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException otherForm) {
            throw invalid(name + " is not in ISO 8601");
        }
    }

    /** Null if there is no such field, or if a later version added the constant. */
    private <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // value() created the maps
    private static SessionJsonReader object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new SessionJsonReader((Map<String, @Nullable Object>) fields);
        }
        throw invalid(name + " is not an object");
    }

    private static <T> List<T> elements(String name, @Nullable Object value, Function<SessionJsonReader, T> element) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> element.apply(object("an element of " + name, each)))
                    .toList();
        }
        throw invalid(name + " is not an array");
    }

    private static IllegalArgumentException invalid(String reason) {
        return new IllegalArgumentException(FAULT + reason);
    }
}
