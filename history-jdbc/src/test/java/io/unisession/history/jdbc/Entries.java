package io.unisession.history.jdbc;

import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.history.JournalEntry;
import java.time.Instant;

/** Entries for tests, of the source {@code acme}. */
final class Entries {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Entries() {}

    static JournalEntry joined(String sessionId, String key, Instant time) {
        return joined(sessionId, key, "anna", time);
    }

    static JournalEntry joined(String sessionId, String key, String userId, Instant time) {
        return JournalEntry.of(
                "acme",
                event(sessionId, key, time)
                        .type(SessionEventType.PARTICIPANT_JOINED)
                        .participant(Participant.builder("p-" + userId)
                                .userId(userId)
                                .name("Anna Lindqvist")
                                .build())
                        .build());
    }

    static JournalEntry started(String sessionId, String key, Instant time) {
        return JournalEntry.of(
                "acme",
                event(sessionId, key, time)
                        .type(SessionEventType.SESSION_STARTED)
                        .build());
    }

    /** The event, had it happened in another room. */
    static SessionEvent inPhysics(SessionEvent event) {
        return event(event.sessionId().orElseThrow(), "physics", NOON)
                .roomId("physics")
                .build();
    }

    private static SessionEvent.Builder event(String sessionId, String key, Instant time) {
        return SessionEvent.builder("acme", time)
                .sessionId(sessionId)
                .key(key)
                .roomId("maths")
                .occurredAt(time);
    }
}
