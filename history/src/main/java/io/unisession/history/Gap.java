package io.unisession.history;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that a journal does not know about a session, because no event and no read said it. Immutable. */
public final class Gap {
    private final GapKind kind;
    private final @Nullable Participant participant;
    private final @Nullable Interval interval;

    private Gap(GapKind kind, @Nullable Participant participant, @Nullable Interval interval) {
        this.kind = kind;
        this.participant = participant;
        this.interval = interval;
    }

    /** What is missing in a session. */
    static List<Gap> in(Session session) {
        List<Gap> gaps = new ArrayList<>();
        if (session.startedAt().isEmpty() && session.status() != SessionStatus.PENDING) {
            gaps.add(new Gap(GapKind.SESSION_START, null, null));
        }
        if (session.endedAt().isEmpty() && session.status() == SessionStatus.ENDED) {
            gaps.add(new Gap(GapKind.SESSION_END, null, null));
        }
        for (Participant participant : session.participants()) {
            if (participant.intervals().isEmpty()) {
                gaps.add(new Gap(GapKind.TIMES, participant, null));
            }
            for (Interval interval : participant.intervals()) {
                addTo(gaps, participant, interval);
            }
        }
        return List.copyOf(gaps);
    }

    private static void addTo(List<Gap> gaps, Participant participant, Interval interval) {
        if (interval.joinedAt().isEmpty()) {
            gaps.add(new Gap(GapKind.JOIN, participant, interval));
        }
        if (interval.end() == IntervalEnd.UNKNOWN && interval.duration().isEmpty()) {
            gaps.add(new Gap(GapKind.LEAVE, participant, interval));
        } else if (interval.end() == IntervalEnd.SESSION_END) {
            gaps.add(new Gap(GapKind.LEAVE_BEFORE_SESSION_END, participant, interval));
        }
    }

    /**
     * What is missing.
     *
     * @return the kind
     */
    public GapKind kind() {
        return kind;
    }

    /**
     * Whose join or leave is missing.
     *
     * @return the participant, or empty if the start or end of the session is missing
     */
    public Optional<Participant> participant() {
        return Optional.ofNullable(participant);
    }

    /**
     * The interval whose join or leave is missing.
     *
     * @return the interval; empty if the start or end of the session is missing, or every time of the participant
     */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gap that
                && kind == that.kind
                && Objects.equals(participant, that.participant)
                && Objects.equals(interval, that.interval);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, participant, interval);
    }

    @Override
    public String toString() {
        return "Gap[" + kind + (participant == null ? "" : " of " + participant)
                + (interval == null ? "" : ", " + interval) + "]";
    }
}
