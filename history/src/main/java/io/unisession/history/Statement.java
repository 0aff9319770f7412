package io.unisession.history;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An event in a journal, in the order in which events happened.
 *
 * @param key the entry's key
 * @param recordedAt when it arrived
 * @param event the event
 */
record Statement(String key, Instant recordedAt, SessionEvent event) {
    /**
     * By time; at the same time, joins come before leaves, and starts before everything, because clocks that tick in
     * seconds report a short visit as one time; then by key. An event without a time is where it arrived.
     */
    static final Comparator<Statement> ORDER = Comparator.comparing(Statement::time)
            .thenComparingInt(Statement::rank)
            .thenComparing(Statement::key);

    Instant time() {
        return event.occurredAt().orElse(recordedAt);
    }

    private int rank() {
        return switch (event.type()) {
            case SESSION_STARTED -> 0;
            case PARTICIPANT_JOINED -> 1;
            case PARTICIPANT_LEFT -> 3;
            case SESSION_ENDED -> 4;
            case RECORDING_STARTED, RECORDING_READY, RECORDING_FAILED, OTHER -> 2;
        };
    }

    boolean isJoin() {
        return event.type() == SessionEventType.PARTICIPANT_JOINED;
    }

    boolean isLeave() {
        return event.type() == SessionEventType.PARTICIPANT_LEFT;
    }

    /** Whether it says that something has changed, but not when. */
    boolean lacksTime() {
        return switch (event.type()) {
            case SESSION_STARTED ->
                event.occurredAt().or(event::sessionStartedAt).isEmpty();
            case SESSION_ENDED -> event.occurredAt().or(event::sessionEndedAt).isEmpty();
            case PARTICIPANT_JOINED -> join() == null;
            case PARTICIPANT_LEFT -> leave() == null;
            case RECORDING_STARTED, RECORDING_READY, RECORDING_FAILED, OTHER -> false;
        };
    }

    /** The join, as a join or the leave of the same connection states it. */
    @Nullable
    Instant join() {
        Instant stated = interval() == null ? null : interval().joinedAt().orElse(null);
        return stated == null && isJoin() ? event.occurredAt().orElse(null) : stated;
    }

    @Nullable
    Instant leave() {
        Instant stated = interval() == null ? null : interval().leftAt().orElse(null);
        return stated == null ? event.occurredAt().orElse(null) : stated;
    }

    @Nullable
    String connectionId() {
        return interval() == null ? null : interval().connectionId().orElse(null);
    }

    private @Nullable Interval interval() {
        return event.participant()
                .map(Participant::intervals)
                .filter(intervals -> !intervals.isEmpty())
                .map(intervals -> intervals.get(0))
                .orElse(null);
    }
}
