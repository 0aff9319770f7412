package io.unisession.attendance;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** From when on attendance counts: from a share of the session, or from a length of time. */
record Threshold(double share, @Nullable Duration time) {
    static Threshold ofShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of the session lies between 0 and 1, but this is " + share);
        }
        return new Threshold(share, null);
    }

    static Threshold ofTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time present cannot be negative, but this is " + time);
        }
        return new Threshold(0, time);
    }

    /** Whether it is reached; false also where the share is not known. */
    boolean isReached(Duration timePresent, OptionalDouble shareOfSession) {
        if (time != null) {
            return timePresent.compareTo(time) >= 0;
        }
        return shareOfSession.isPresent() && shareOfSession.getAsDouble() >= share;
    }
}
