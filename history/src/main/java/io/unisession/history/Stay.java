package io.unisession.history;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One connection of one person while a session is folded. */
final class Stay {
    final @Nullable String connectionId;
    private @Nullable Instant joinedAt;
    private @Nullable Instant leftAt;
    private boolean left;
    /** When we first heard of it, and of its leave, by this machine's clock. */
    private @Nullable Instant heardAt;

    private @Nullable Instant heardLeftAt;

    private @Nullable Interval read;
    private @Nullable Instant readAt;

    Stay(@Nullable String connectionId) {
        this.connectionId = connectionId;
    }

    /** Of several joins, the earliest counts. */
    void join(@Nullable Instant time, Instant recordedAt) {
        joinedAt = earlier(joinedAt, time);
        heardAt = earlier(heardAt, recordedAt);
    }

    /** Of several leaves of a connection, the earliest counts: it leaves only once. */
    void leave(@Nullable Instant time, Instant recordedAt) {
        left = true;
        leftAt = earlier(leftAt, time);
        heardAt = earlier(heardAt, recordedAt);
        heardLeftAt = earlier(heardLeftAt, recordedAt);
    }

    /** Reads come in the order in which they were made; the last counts. */
    void read(Interval interval, Instant time) {
        read = interval;
        readAt = time;
        heardAt = earlier(heardAt, time);
    }

    /**
     * Whether this ended before somebody joined. A leave without a join may be of the same second, because some providers
     * round it down.
     */
    boolean hasLeftBefore(Instant join) {
        if (leftAt == null) {
            return false;
        }
        return joinedAt == null ? leftAt.getEpochSecond() < join.getEpochSecond() : leftAt.isBefore(join);
    }

    boolean startedAfter(Interval other) {
        Instant join = joinedAt();
        return join != null
                && other.leftAt().filter(left -> left.isBefore(join)).isPresent();
    }

    @Nullable
    Instant joinedAt() {
        Instant byRead = read == null ? null : read.joinedAt().orElse(null);
        return byRead == null ? joinedAt : byRead;
    }

    private @Nullable Instant end() {
        return read != null && read.leftAt().isPresent() ? read.leftAt().get() : leftAt;
    }

    /** How long both lasted at the same time, in seconds; negative if they do not meet. */
    double overlap(Interval other) {
        Instant from = later(joinedAt(), other.joinedAt().orElse(null));
        Instant to = earlier(end(), other.leftAt().orElse(null));
        if (to == null) {
            return Double.MAX_VALUE;
        }
        return from == null ? 0 : (to.getEpochSecond() - from.getEpochSecond()) + (to.getNano() - from.getNano()) / 1e9;
    }

    /**
     * The interval.
     *
     * @param lastList when a read last listed who is in the session, or null if none did
     * @param listed whether that read has the person, without times
     * @param runEnd when the session ended before it started again, or null
     */
    Interval interval(@Nullable Instant lastList, boolean listed, @Nullable Instant runEnd) {
        Interval.Builder interval =
                Interval.builder().connectionId(connectionId).joinedAt(joinedAt());
        Instant leave = readLeave();
        if (leave == null && left && !wasSeenAfterLeave()) {
            leave = leftAt;
            if (leave == null) {
                return interval.end(IntervalEnd.UNKNOWN).build();
            }
        }
        if (leave != null) {
            return interval.leftAt(notBeforeJoin(leave)).build();
        }
        if (read != null && read.end() == IntervalEnd.UNKNOWN) {
            return interval.duration(read.duration().orElse(null))
                    .end(IntervalEnd.UNKNOWN)
                    .build();
        }
        if (runEnd != null) {
            return interval.leftAt(runEnd).end(IntervalEnd.SESSION_END).build();
        }
        return interval.end(isMissingFrom(lastList) && !listed ? IntervalEnd.UNKNOWN : IntervalEnd.OPEN)
                .build();
    }

    private @Nullable Instant readLeave() {
        return read != null && read.end() == IntervalEnd.REPORTED
                ? read.leftAt().orElse(null)
                : null;
    }

    /** A connection with an id never comes back, so that its leave counts whatever a late read says. */
    private boolean wasSeenAfterLeave() {
        return connectionId == null
                && read != null
                && read.end() == IntervalEnd.OPEN
                && readAt != null
                && heardLeftAt != null
                && readAt.isAfter(heardLeftAt);
    }

    private boolean isMissingFrom(@Nullable Instant lastList) {
        return lastList != null
                && heardAt != null
                && lastList.isAfter(heardAt)
                && (readAt == null || readAt.isBefore(lastList));
    }

    /** Clocks differ: some providers round the time of a leave down to its second. */
    private Instant notBeforeJoin(Instant leave) {
        Instant join = joinedAt();
        return join != null && leave.isBefore(join) ? join : leave;
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
