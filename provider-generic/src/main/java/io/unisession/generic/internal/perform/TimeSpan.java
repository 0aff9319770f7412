package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.Pointer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The start and the end of something. If one is missing, it is computed from the other and the duration. */
public record TimeSpan(Field<Instant> start, Field<Instant> end, Field<Duration> duration) {
    static TimeSpan of(Pointer.ToSpan model, String startName, String endName, PointerTree.Builder builder) {
        return new TimeSpan(
                builder.time(startName, model.start()),
                builder.time(endName, model.end()),
                builder.duration("duration", model.duration()));
    }

    @Nullable
    public Instant start(@Nullable Object[] values) {
        Instant given = start.of(values);
        return given == null ? moved(end.of(values), values, -1) : given;
    }

    @Nullable
    public Instant end(@Nullable Object[] values) {
        Instant given = end.of(values);
        return given == null ? moved(start.of(values), values, 1) : given;
    }

    private @Nullable Instant moved(@Nullable Instant other, @Nullable Object[] values, int direction) {
        Duration length = duration.of(values);
        try {
            return other == null || length == null ? null : other.plus(length.multipliedBy(direction));
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return null;
        }
    }
}
