package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.Pointer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The start and the end of something, and how long it lasted. The model decides what the duration means where one of
 * the times is missing.
 *
 * @param endUnreadable whether the end is there, but cannot be read
 */
public record TimeSpan(
        Field<Instant> start, Field<Instant> end, Field<Boolean> endUnreadable, Field<Duration> duration) {
    static TimeSpan of(Pointer.ToSpan model, String startName, String endName, PointerTree.Builder builder) {
        return new TimeSpan(
                builder.time(startName, model.start()),
                builder.time(endName, model.end()),
                builder.unreadableTime(endName + "Unreadable", model.end()),
                builder.duration("duration", model.duration()));
    }

    /** Whether the thing is over, though nobody can read since when. */
    boolean hasUnreadableEnd(@Nullable Object[] values) {
        return end.of(values) == null && endUnreadable.of(values) != null;
    }

    /** Whether there is neither a time nor a duration. */
    boolean isEmpty(@Nullable Object[] values) {
        return start.of(values) == null && end.of(values) == null && duration.of(values) == null;
    }
}
