package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.Pointer.DurationFormat;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one value of a response. */
@FunctionalInterface
interface ValueReader {
    /** More than nanoseconds, or the number of nanoseconds in a long, can have. */
    int MAX_DIGITS = 64;

    BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

    BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Hours, minutes and seconds. */
    Pattern CLOCK = Pattern.compile("([0-9]{1,6}):([0-5][0-9]):([0-5][0-9])");

    /**
     * Reads the current value.
     *
     * @return the value, which may keep parts of the response; null if it is of another type than expected
     */
    @Nullable
    Object read(JsonReader json, MappingContext context) throws IOException;

    /** The beginnings of 1970 and of the year 1. */
    Pattern NO_TIME = Pattern.compile("(1970|0001)-01-01[T\\s]00:00(:00(\\.0+)?)?(Z|[+-]00:?00)?");

    /** Reads whether there is a value: not null, false, zero, blank or a placeholder for a time, as services say "none". */
    static @Nullable Boolean presence(JsonReader json) throws IOException {
        String text = json.text();
        BigDecimal number = json.number();
        boolean absent = json.isNull()
                || Boolean.FALSE.equals(json.flag())
                || (text != null
                        && (text.isBlank() || NO_TIME.matcher(text.strip()).matches()))
                || (number != null && (number.signum() == 0 || number.compareTo(MINUS_ONE) == 0));
        return absent ? null : Boolean.TRUE;
    }

    /** Reads a point in time. */
    static ValueReader time(Pointer.ToTime time) {
        return switch (time.format()) {
            case LOCAL -> (json, context) -> json.instant(time.zone());
            case EPOCH_SECONDS -> (json, context) -> json.instantSinceEpoch(TimeUnit.SECONDS);
            case EPOCH_MILLISECONDS -> (json, context) -> json.instantSinceEpoch(TimeUnit.MILLISECONDS);
            case EPOCH_MICROSECONDS -> (json, context) -> json.instantSinceEpoch(TimeUnit.MICROSECONDS);
            case EPOCH_NANOSECONDS -> (json, context) -> json.instantSinceEpoch(TimeUnit.NANOSECONDS);
            // The reader knows both formats.
            case ISO_8601, ISO_8601_MILLISECONDS, RFC_1123, DATE -> (json, context) -> json.instant();
        };
    }

    /** Reads whether there is a time that cannot be read. */
    static ValueReader unreadable(Pointer.ToTime place) {
        ValueReader time = time(place);
        return (json, context) -> (time.read(json, context) == null && json.isUnreadable()) ? Boolean.TRUE : null;
    }

    /** Reads a duration above zero: services write 0 while something goes on. */
    static ValueReader duration(DurationFormat format) {
        return (json, context) -> {
            Duration duration = switch (format) {
                case SECONDS -> counted(json.number(), 9);
                case MILLISECONDS -> counted(json.number(), 6);
                case MINUTES -> counted(sixty(json.number()), 9);
                case HOURS_MINUTES_SECONDS -> clock(json.id());
                case ISO_8601 -> iso(json.id());
            };
            return duration == null || duration.isZero() || duration.isNegative() ? null : duration;
        };
    }

    private static @Nullable Duration counted(@Nullable BigDecimal count, int digitsToNanos) {
        if (count == null
                || count.signum() <= 0
                || Math.abs((long) count.scale()) > MAX_DIGITS
                || count.precision() > MAX_DIGITS) {
            return null;
        }
        BigDecimal nanos = count.scaleByPowerOfTen(digitsToNanos);
        return nanos.compareTo(MOST_NANOS) > 0 ? null : Duration.ofNanos(nanos.longValue());
    }

    private static @Nullable BigDecimal sixty(@Nullable BigDecimal count) {
        return count == null ? null : count.multiply(BigDecimal.valueOf(60));
    }

    private static @Nullable Duration clock(@Nullable String text) {
        Matcher parts = text == null ? null : CLOCK.matcher(text.strip());
        return parts == null || !parts.matches()
                ? null
                : Duration.ofHours(Long.parseLong(parts.group(1)))
                        .plusMinutes(Long.parseLong(parts.group(2)))
                        .plusSeconds(Long.parseLong(parts.group(3)));
    }

    private static @Nullable Duration iso(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text.strip());
        } catch (DateTimeParseException invalid) {
            return null;
        }
    }
}
