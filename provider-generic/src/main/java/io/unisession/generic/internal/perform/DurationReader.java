package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.DurationPointer;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads a length of time that is greater than zero: services write 0 of what still goes on. */
record DurationReader(DurationPointer.Format format) implements ValueReader {
    /** Beyond a nanosecond's part, and a number of nanoseconds that no long holds. */
    private static final int MOST_DIGITS = 64;

    @Override
    public @Nullable Duration read(JsonReader json, MappingContext context) throws IOException {
        Duration duration = switch (format) {
            case SECONDS -> counted(json.number(), 9);
            case MILLISECONDS -> counted(json.number(), 6);
            case ISO_8601 -> iso(json.id());
        };
        return duration == null || duration.isZero() || duration.isNegative() ? null : duration;
    }

    private static @Nullable Duration counted(@Nullable BigDecimal count, int digitsToNanos) {
        if (count == null || Math.abs((long) count.scale()) > MOST_DIGITS || count.precision() > MOST_DIGITS) {
            return null;
        }
        BigDecimal nanos = count.movePointRight(digitsToNanos);
        return nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? null
                : Duration.ofNanos(nanos.longValue());
    }

    private static @Nullable Duration iso(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text.strip());
        } catch (DateTimeParseException noDuration) {
            return null;
        }
    }
}
