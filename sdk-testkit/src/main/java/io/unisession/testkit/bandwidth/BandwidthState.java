package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions and participants of the fake Bandwidth. Not thread-safe; the fake locks it. */
final class BandwidthState {

    /** How long a session lives at most, according to Bandwidth's guide on call flows. */
    private static final Duration SESSION_LIFETIME = Duration.ofHours(9);

    private final Clock clock;
    private final SequentialIds ids = new SequentialIds();
    private final Map<String, BandwidthSession> sessions = new LinkedHashMap<>();
    private final Map<String, BandwidthParticipant> participants = new LinkedHashMap<>();

    BandwidthState(Clock clock) {
        this.clock = clock;
    }

    BandwidthSession createSession(@Nullable String tag) {
        return keep(new BandwidthSession(ids.uuid(), tag, clock.instant(), null));
    }

    void addSession(String json) {
        ObjectNode body = Json.readObject(json);
        String id = Json.text(body, "id").orElseThrow(() -> new IllegalArgumentException("the session has no id"));
        BandwidthSession session =
                keep(new BandwidthSession(id, Json.text(body, "tag").orElse(null), clock.instant(), json));
        for (String field : new String[] {"participants", "participant_ids", "participantIds"}) {
            for (JsonNode entry : body.path(field)) {
                String participantId = entry.isObject() ? entry.path("id").asText() : entry.asText();
                ObjectNode fields = entry instanceof ObjectNode object ? object : Json.object();
                participants.put(participantId, BandwidthParticipant.read(participantId, fields));
                session.seed(participantId);
            }
        }
    }

    BandwidthSession session(String id) {
        forgetExpired();
        BandwidthSession session = sessions.get(id);
        if (session == null) {
            throw new ErrorResponseException(BandwidthErrors.notFound("Session"));
        }
        return session;
    }

    void deleteSession(String id) {
        sessions.remove(session(id).id());
    }

    BandwidthParticipant createParticipant(ObjectNode request) {
        BandwidthParticipant participant = BandwidthParticipant.read(ids.uuid(), request);
        participants.put(participant.id(), participant);
        return participant;
    }

    BandwidthParticipant participant(String id) {
        BandwidthParticipant participant = participants.get(id);
        if (participant == null) {
            throw new ErrorResponseException(BandwidthErrors.notFound("Participant"));
        }
        return participant;
    }

    void deleteParticipant(String id) {
        participants.remove(participant(id).id());
        sessionOf(id).ifPresent(session -> session.remove(id));
    }

    /** Returns the one session that a participant is in. */
    Optional<BandwidthSession> sessionOf(String participantId) {
        forgetExpired();
        return sessions.values().stream()
                .filter(session -> session.has(participantId))
                .findFirst();
    }

    /** Returns a session with a given participant; 404 if there is no such session or the participant is not in it. */
    BandwidthSession sessionWith(String sessionId, String participantId) {
        BandwidthSession session = session(sessionId);
        if (!session.has(participant(participantId).id())) {
            throw new ErrorResponseException(BandwidthErrors.notFound("Participant"));
        }
        return session;
    }

    /** Lets a participant join a session; 409 if they are in another one. */
    void join(String sessionId, String participantId, ObjectNode subscriptions) {
        BandwidthSession session = session(sessionId);
        participant(participantId);
        if (sessionOf(participantId).filter(other -> other != session).isPresent()) {
            throw new ErrorResponseException(BandwidthErrors.conflict());
        }
        session.put(participantId, subscriptions);
    }

    private BandwidthSession keep(BandwidthSession session) {
        sessions.put(session.id(), session);
        return session;
    }

    private void forgetExpired() {
        Instant oldest = clock.instant().minus(SESSION_LIFETIME);
        sessions.values().removeIf(session -> !session.createdAt().isAfter(oldest));
    }
}
