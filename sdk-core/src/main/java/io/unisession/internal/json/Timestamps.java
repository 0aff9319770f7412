package io.unisession.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads times, and decides which values are none: services write 0, -1, an empty text, the beginning of 1970 or that of
 * year 1 for what has not happened yet. Times in nearly all providers' form are read by {@link CommonTimestamps} before
 * they come here.
 */
public final class Timestamps {
    /** More than any count of any unit has, and few enough to calculate with. */
    private static final int MOST_DIGITS = 64;

    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");
    /** Year 1 begins at another time in each zone. */
    private static final long MOST_OFFSET = ZoneOffset.MAX.getTotalSeconds();

    // Counts of these sizes are times from 2001 to 2286 in one unit, and far from now in the other.
    private static final BigDecimal FIRST_SECOND = new BigDecimal("1e9");
    private static final BigDecimal FIRST_MILLISECOND = new BigDecimal("1e12");

    private Timestamps() {}

    /** Whether a text says that something has not happened yet. */
    public static boolean isNone(String text) {
        String value = text.strip();
        if (value.isEmpty() || value.equals("0") || value.equals("-1") || value.startsWith("0000-00-00")) {
            return true;
        }
        // Some write these without a zone, which does not matter here.
        Instant time = value.startsWith("0001-01-01") || value.startsWith("1970-01-01")
                ? TimeText.parse(value, ZoneOffset.UTC)
                : null;
        return time != null && isNone(time);
    }

    /** Whether a count since 1970 says that something has not happened yet. */
    public static boolean isNone(long count) {
        return count == 0 || count == -1;
    }

    /** Whether a time says that something has not happened yet. */
    public static boolean isNone(Instant time) {
        return time.equals(Instant.EPOCH) || Math.abs(time.getEpochSecond() - YEAR_ONE.getEpochSecond()) <= MOST_OFFSET;
    }

    /**
     * Reads a time in any form that has one meaning only, among them counts of seconds and milliseconds since 1970.
     *
     * @param zone the zone of a text that names none; null where that is not known
     * @return the time, or null where the text is none
     */
    public static @Nullable Instant parse(String text, @Nullable ZoneId zone) {
        String value = text.strip();
        Instant time = TimeText.parse(value, zone);
        return time == null ? sinceEpoch(value) : time;
    }

    private static @Nullable Instant sinceEpoch(String text) {
        BigDecimal count = text.length() > MOST_DIGITS ? null : DecimalText.parse(text);
        if (count == null) {
            return null;
        }
        if (isOfSize(count, FIRST_SECOND)) {
            return sinceEpoch(count, TimeUnit.SECONDS);
        }
        return isOfSize(count, FIRST_MILLISECOND) ? sinceEpoch(count, TimeUnit.MILLISECONDS) : null;
    }

    private static boolean isOfSize(BigDecimal count, BigDecimal first) {
        return count.compareTo(first) >= 0 && count.compareTo(first.movePointRight(1)) < 0;
    }

    /**
     * A time by its distance from the beginning of 1970.
     *
     * @return the time, or null where it is beyond what an {@link Instant} can hold
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
     * A time by its distance from the beginning of 1970, fractions included; what is below a nanosecond is cut off.
     *
     * @return the time, or null where it is beyond what an {@link Instant} can hold
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
