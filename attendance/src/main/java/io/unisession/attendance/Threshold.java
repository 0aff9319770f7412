package io.unisession.attendance;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The minimum attendance for a status: a share of the session or a duration. */
record Threshold(double share, @Nullable Duration time) {
    static Threshold ofShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of the session must be between 0 and 1, but is " + share);
        }
        return new Threshold(share, null);
    }

    static Threshold ofTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a minimum time present cannot be negative, but is " + time);
        }
        return new Threshold(0, time);
    }

    /** Whether the minimum is reached; false if it is a share and the share is unknown. */
    boolean isReached(Duration timePresent, OptionalDouble shareOfSession) {
        if (time != null) {
            return timePresent.compareTo(time) >= 0;
        }
        return shareOfSession.isPresent() && shareOfSession.getAsDouble() >= share;
    }
}
