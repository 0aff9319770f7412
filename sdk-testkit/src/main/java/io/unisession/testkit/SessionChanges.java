package io.unisession.testkit;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a session when it is ended or a participant is removed. */
final class SessionChanges {
    private SessionChanges() {}

    /** An ended session stays as it is. */
    static Session end(Session session, Instant now) {
        if (session.status() == SessionStatus.ENDED) {
            return session;
        }
        return copy(session, participants(session, participant -> left(participant, now)))
                .status(SessionStatus.ENDED)
                .endedAt(now)
                .build();
    }

    static boolean has(Session session, String participantId) {
        return session.participants().stream().anyMatch(participant -> isOf(participant, participantId));
    }

    static Session remove(Session session, String participantId, Instant now) {
        return copy(
                        session,
                        participants(
                                session,
                                participant -> isOf(participant, participantId) ? left(participant, now) : participant))
                .build();
    }

    private static @Nullable List<Participant> participants(Session session, UnaryOperator<Participant> change) {
        return session.participantsReported()
                ? session.participants().stream().map(change).toList()
                : null;
    }

    private static Participant left(Participant participant, Instant now) {
        List<Interval> intervals = participant.intervals().stream()
                .map(interval -> interval.end() == IntervalEnd.OPEN ? left(interval, now) : interval)
                .toList();
        return Participant.builder(participant.id().orElse(null))
                .userId(participant.userId().orElse(null))
                .name(participant.name().orElse(null))
                .role(participant.role().orElse(null))
                .intervals(intervals)
                .providerValue(participant.unwrap(Object.class).orElse(null))
                .raw(participant.raw())
                .metadata(participant.metadata())
                .build();
    }

    private static Interval left(Interval interval, Instant now) {
        return Interval.builder()
                .joinedAt(interval.joinedAt().orElse(null))
                .leftAt(now)
                .connectionId(interval.connectionId().orElse(null))
                .build();
    }

    private static boolean isOf(Participant participant, String participantId) {
        return participant.id().filter(participantId::equals).isPresent();
    }

    private static Session.Builder copy(Session session, @Nullable List<Participant> participants) {
        return Session.builder(session.provider())
                .id(session.id())
                .status(session.status())
                .providerStatus(session.providerStatus().orElse(null))
                .roomId(session.roomId().orElse(null))
                .label(session.label().orElse(null))
                .startedAt(session.startedAt().orElse(null))
                .endedAt(session.endedAt().orElse(null))
                .scheduledAt(session.scheduledAt().orElse(null))
                .participants(participants)
                .providerValue(session.unwrap(Object.class).orElse(null))
                .raw(session.raw())
                .metadata(session.metadata());
    }
}
