package io.unisession;

import com.fasterxml.jackson.core.JsonGenerator;
import io.unisession.event.SessionEvent;
import io.unisession.internal.json.JsonFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the format of {@link SessionJson}. */
final class SessionJsonWriter {
    private static final int LAST_ASCII = 0x7f;

    private final JsonGenerator json;

    SessionJsonWriter(OutputStream out) throws IOException {
        this.json = JsonFormat.FACTORY.createGenerator(out);
        json.setHighestNonEscapedChar(LAST_ASCII);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    void flush() throws IOException {
        json.flush();
    }

    void sessions(Collection<Session> sessions) throws IOException {
        json.writeStartArray();
        for (Session session : sessions) {
            session(session);
        }
        json.writeEndArray();
    }

    void session(Session session) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", SessionJson.VERSION);
        json.writeStringField("provider", session.provider());
        json.writeStringField("id", session.id());
        json.writeStringField("status", session.status().name());
        field("providerStatus", session.providerStatus());
        field("roomId", session.roomId());
        field("label", session.label());
        field("scheduledAt", session.scheduledAt());
        field("startedAt", session.startedAt());
        field("endedAt", session.endedAt());
        field("duration", session.duration());
        if (session.participantsReported()) {
            json.writeArrayFieldStart("participants");
            for (Participant participant : session.participants()) {
                participant(participant);
            }
            json.writeEndArray();
        }
        origin(session);
        json.writeEndObject();
    }

    void participant(Participant participant) throws IOException {
        List<Interval> intervals = participant.intervals();
        json.writeStartObject();
        field("id", participant.id());
        field("userId", participant.userId());
        field("name", participant.name());
        field("role", participant.role());
        json.writeStringField("presence", participant.presence().name());
        field("firstJoinedAt", participant.firstJoinedAt());
        field("lastLeftAt", participant.lastLeftAt());
        if (!intervals.isEmpty() && intervals.stream().noneMatch(each -> each.end() == IntervalEnd.OPEN)) {
            // The same at any time, because no interval is open.
            json.writeStringField(
                    "timePresent", participant.timePresent(Instant.EPOCH).toString());
        }
        json.writeArrayFieldStart("intervals");
        for (Interval interval : intervals) {
            interval(interval);
        }
        json.writeEndArray();
        origin(participant);
        json.writeEndObject();
    }

    void interval(Interval interval) throws IOException {
        json.writeStartObject();
        field("joinedAt", interval.joinedAt());
        field("leftAt", interval.leftAt());
        json.writeStringField("end", interval.end().name());
        field("duration", interval.duration());
        field("connectionId", interval.connectionId());
        unreadableFields(interval.unreadableFields());
        json.writeEndObject();
    }

    void event(SessionEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", SessionJson.VERSION);
        json.writeStringField("provider", event.provider());
        json.writeStringField("type", event.type().name());
        json.writeStringField("providerType", event.providerType());
        field("key", event.key());
        field("occurredAt", event.occurredAt());
        json.writeStringField("receivedAt", event.receivedAt().toString());
        field("sessionId", event.sessionId());
        field("roomId", event.roomId());
        field("label", event.label());
        field("sessionStartedAt", event.sessionStartedAt());
        field("sessionEndedAt", event.sessionEndedAt());
        if (event.participant().isPresent()) {
            json.writeFieldName("participant");
            participant(event.participant().get());
        }
        field("recordingId", event.recordingId());
        field("reason", event.reason());
        unreadableFields(event.unreadableFields());
        json.writeEndObject();
    }

    void recording(Recording recording) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", SessionJson.VERSION);
        json.writeStringField("provider", recording.provider());
        json.writeStringField("id", recording.id());
        json.writeStringField("kind", recording.kind().name());
        field("providerKind", recording.providerKind());
        field("participantId", recording.participantId());
        artifact(recording);
        json.writeEndObject();
    }

    void transcript(Transcript transcript) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", SessionJson.VERSION);
        json.writeStringField("provider", transcript.provider());
        json.writeStringField("id", transcript.id());
        field("recordingId", transcript.recordingId());
        artifact(transcript);
        files("summaryFiles", transcript.summaryFiles());
        json.writeEndObject();
    }

    private void artifact(SessionArtifact artifact) throws IOException {
        field("sessionId", artifact.sessionId());
        field("roomId", artifact.roomId());
        json.writeStringField("status", artifact.status().name());
        field("providerStatus", artifact.providerStatus());
        field("startedAt", artifact.startedAt());
        field("endedAt", artifact.endedAt());
        field("duration", artifact.duration());
        files("files", artifact.files());
        origin(artifact);
    }

    private void files(String name, List<ArtifactFile> files) throws IOException {
        json.writeArrayFieldStart(name);
        for (ArtifactFile file : files) {
            json.writeStartObject();
            field("id", file.id());
            field("format", file.format());
            if (file.sizeBytes().isPresent()) {
                json.writeNumberField("sizeBytes", file.sizeBytes().getAsLong());
            }
            field("duration", file.duration());
            field("path", file.path());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void origin(ReportedValue value) throws IOException {
        unreadableFields(value.unreadableFields());
        ResponseMetadata metadata = value.metadata();
        if (!metadata.equals(ResponseMetadata.none())) {
            json.writeObjectFieldStart("metadata");
            if (metadata.httpStatus().isPresent()) {
                json.writeNumberField("httpStatus", metadata.httpStatus().getAsInt());
            }
            field("requestId", metadata.requestId());
            json.writeNumberField("attempts", metadata.attempts());
            if (!metadata.headers().isEmpty()) {
                json.writeObjectFieldStart("headers");
                for (Map.Entry<String, String> header : metadata.headers().entrySet()) {
                    json.writeStringField(header.getKey(), header.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private void unreadableFields(List<String> names) throws IOException {
        if (!names.isEmpty()) {
            json.writeArrayFieldStart("unreadableFields");
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
    }

    private void field(String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }
}
