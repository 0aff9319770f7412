package io.unisession.flink;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When rounds begin, and where they end.
 *
 * @param until the end of the only round; null if rounds repeat
 * @param every the time from one round to the next; null if there is one round
 */
record Schedule(@Nullable Instant until, @Nullable Duration every) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    boolean isBounded() {
        return until != null;
    }

    /** When the next round can begin. */
    Instant nextRound(Instant watermark, Instant startedFrom) {
        if (until != null) {
            // A round that ended in the future would miss what starts until then.
            return until;
        }
        boolean isFirst = watermark.equals(startedFrom);
        return isFirst ? startedFrom.plusNanos(1) : watermark.plus(Objects.requireNonNull(every));
    }

    /** The end of a round that begins now. */
    Instant end(Instant now) {
        return until == null ? now : until;
    }

    /** Whether no round will begin after one that ended at a time. */
    boolean isOver(Instant watermark) {
        return until != null && !watermark.isBefore(until);
    }

    @Override
    public String toString() {
        return until == null ? "every " + Objects.requireNonNull(every) : "until " + until;
    }
}
