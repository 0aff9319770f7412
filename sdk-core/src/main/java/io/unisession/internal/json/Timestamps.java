package io.unisession.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments, by their count since 1970 or as ISO-8601. Those in nearly all providers' form are read by
 * {@link CommonTimestamps} before they come here.
 */
public final class Timestamps {
    /** More than any count of any unit has, and few enough to calculate with. */
    private static final int MOST_DIGITS = 64;

    /** ISO-8601's offsets with and without a colon; {@code java.time} itself reads only those with one. */
    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXXXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /**
     * Reads a moment with {@code Z} or any offset.
     *
     * @return the moment, or null where the text is none
     */
    public static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip(), ANY_OFFSET).toInstant();
        } catch (DateTimeParseException noMoment) {
            return null;
        }
    }

    /**
     * A moment by its distance from the beginning of 1970.
     *
     * @return the moment, or null where it is beyond what an {@link Instant} can hold
     */
    public static @Nullable Instant sinceEpoch(long count, TimeUnit unit) {
        long perSecond = unit.convert(1, TimeUnit.SECONDS);
        try {
            if (perSecond == 0) {
                return Instant.ofEpochSecond(unit.toSeconds(count));
            }
            return Instant.ofEpochSecond(
                    Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * unit.toNanos(1));
        } catch (DateTimeException beyond) {
            return null;
        }
    }

    /**
     * A moment by its distance from the beginning of 1970, fractions included; what is below a nanosecond is cut off.
     *
     * @return the moment, or null where it is beyond what an {@link Instant} can hold
     */
    public static @Nullable Instant sinceEpoch(BigDecimal count, TimeUnit unit) {
        // Before any arithmetic: of 1e999999999 it would make a number of a thousand million digits.
        if (Math.abs((long) count.scale()) > MOST_DIGITS || count.precision() > MOST_DIGITS) {
            return null;
        }
        BigDecimal nanos = count.multiply(BigDecimal.valueOf(unit.toNanos(1)));
        BigDecimal seconds = nanos.movePointLeft(9).setScale(0, RoundingMode.FLOOR);
        try {
            return Instant.ofEpochSecond(
                    seconds.longValueExact(),
                    nanos.subtract(seconds.movePointRight(9)).longValue());
        } catch (ArithmeticException | DateTimeException beyond) {
            return null;
        }
    }
}
