package io.unisession.history;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and reads of the session {@code s}, at seconds after its start. */
final class Events {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final String PROVIDER = "acme";

    private Events() {}

    static Instant at(double second) {
        return START.plusMillis((long) (second * 1000));
    }

    static SessionEvent.Builder event(SessionEventType type, String key, double second) {
        return SessionEvent.builder(PROVIDER, at(second))
                .type(type)
                .providerType(type.name())
                .key(key)
                .occurredAt(at(second))
                .sessionId("s");
    }

    static SessionEvent started(String key, double second) {
        return event(SessionEventType.SESSION_STARTED, key, second).build();
    }

    static SessionEvent ended(String key, double second) {
        return event(SessionEventType.SESSION_ENDED, key, second).build();
    }

    static SessionEvent joined(String key, String person, @Nullable String connection, double second) {
        return event(SessionEventType.PARTICIPANT_JOINED, key, second)
                .participant(person(
                        person, Interval.builder().connectionId(connection).build()))
                .build();
    }

    static SessionEvent left(String key, String person, @Nullable String connection, double second) {
        return event(SessionEventType.PARTICIPANT_LEFT, key, second)
                .participant(person(
                        person, Interval.builder().connectionId(connection).build()))
                .build();
    }

    static Participant person(String id, Interval... intervals) {
        return Participant.builder(id)
                .userId(id)
                .name("Name of " + id)
                .intervals(List.of(intervals))
                .build();
    }

    static Interval interval(@Nullable String connection, double joined, double left) {
        return Interval.builder()
                .connectionId(connection)
                .joinedAt(at(joined))
                .leftAt(at(left))
                .build();
    }

    static Interval open(@Nullable String connection, double joined) {
        return Interval.builder().connectionId(connection).joinedAt(at(joined)).build();
    }

    static Session read(SessionStatus status, Participant... people) {
        return Session.builder(PROVIDER)
                .id("s")
                .status(status)
                .startedAt(START)
                .participants(List.of(people))
                .build();
    }
}
