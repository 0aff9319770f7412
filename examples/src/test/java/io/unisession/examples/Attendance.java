package io.unisession.examples;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A small application: who was in a lesson for long enough. It is written to UniSession's interface, so any provider
 * will do.
 */
final class Attendance {
    private final SessionClient sessions;
    private final Clock clock;
    private final Duration needed;

    Attendance(SessionClient sessions, Clock clock, Duration needed) {
        this.sessions = sessions;
        this.clock = clock;
        this.needed = needed;
    }

    List<String> present(String sessionId) {
        Session session = sessions.getSession(sessionId);
        if (!session.participantsReported()) {
            throw new IllegalStateException(session.provider() + " does not tell who was there");
        }
        Instant end = session.endedAt().orElse(clock.instant());
        return session.participants().stream()
                .filter(participant -> participant.timePresent(end).compareTo(needed) >= 0)
                .map(Attendance::name)
                .toList();
    }

    private static String name(Participant participant) {
        return participant.name().or(participant::id).orElse("somebody");
    }
}
