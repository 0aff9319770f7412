package io.unisession.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes sessions as JSON: the neutral fields by the names of the model's accessors, times and durations in ISO 8601,
 * and {@code null} for what the provider did not report.
 */
final class SessionJson {
    // Escapes all other characters: the encoding of the terminal or pipe is unknown.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The same line separator on every system. */
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private final Instant now;

    /**
     * Creates a writer.
     *
     * @param now the current time, up to which open intervals count
     */
    SessionJson(Instant now) {
        this.now = now;
    }

    String text(Session session) {
        return text(json(session));
    }

    String text(List<Session> sessions) {
        ArrayNode array = JSON.createArrayNode();
        sessions.forEach(session -> array.add(json(session)));
        return text(array);
    }

    private static String text(JsonNode json) {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree could not be written", impossible);
        }
    }

    private ObjectNode json(Session session) {
        ObjectNode json = JSON.createObjectNode()
                .put("provider", session.provider())
                .put("id", session.id())
                .put("status", session.status().name())
                .put("providerStatus", session.providerStatus().orElse(null))
                .put("roomId", session.roomId().orElse(null))
                .put("label", session.label().orElse(null))
                .put("scheduledAt", iso(session.scheduledAt()))
                .put("startedAt", iso(session.startedAt()))
                .put("endedAt", iso(session.endedAt()))
                .put("duration", iso(session.duration()))
                .put("participantsReported", session.participantsReported());
        ArrayNode participants = json.putArray("participants");
        Instant end = session.endedAt().orElse(now);
        session.participants().forEach(participant -> participants.add(json(participant, end)));
        json.putObject("metadata")
                .put("httpStatus", session.metadata().httpStatus())
                .put("requestId", session.metadata().requestId().orElse(null))
                .put("attempts", session.metadata().attempts());
        return json;
    }

    private static ObjectNode json(Participant participant, Instant end) {
        boolean timed = !participant.intervals().isEmpty();
        ObjectNode json = JSON.createObjectNode()
                .put("id", participant.id().orElse(null))
                .put("userId", participant.userId().orElse(null))
                .put("name", participant.name().orElse(null))
                .put("role", participant.role().orElse(null))
                .put("presence", participant.presence().name())
                .put("firstJoinedAt", iso(participant.firstJoinedAt()))
                .put("lastLeftAt", iso(participant.lastLeftAt()))
                .put("timePresent", timed ? participant.timePresent(end).toString() : null);
        ArrayNode intervals = json.putArray("intervals");
        participant.intervals().forEach(interval -> intervals.add(json(interval)));
        return json;
    }

    private static ObjectNode json(Interval interval) {
        return JSON.createObjectNode()
                .put("joinedAt", iso(interval.joinedAt()))
                .put("leftAt", iso(interval.leftAt()))
                .put("end", interval.end().name())
                .put("connectionId", interval.connectionId().orElse(null))
                .put("duration", iso(interval.duration()));
    }

    private static @Nullable String iso(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
