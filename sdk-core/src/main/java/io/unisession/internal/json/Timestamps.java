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
 * Reads times, and decides which values are placeholders for no time: services write 0, -1, an empty text, the start of
 * 1970 or the start of year 1 for what has not happened yet. {@link CommonTimestamps} reads the most common form first.
 */
public final class Timestamps {
    /** More digits than any count of any unit has, and few enough to calculate with. */
    private static final int MOST_DIGITS = 64;

    /** The digits of any number that fits into a long, of seconds until the year 5138, and of nanoseconds. */
    private static final int LONG_DIGITS = 18;

    private static final int SECONDS_DIGITS = 11;

    private static final int NANOS_DIGITS = 9;

    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");
    /** Year 1 starts at a different time in each zone. */
    private static final long MOST_OFFSET = ZoneOffset.MAX.getTotalSeconds();

    // Numbers of these sizes are times from 2001 to 2286 in one unit, and far from now in the other.
    private static final BigDecimal FIRST_SECOND = new BigDecimal("1e9");
    private static final BigDecimal FIRST_MILLISECOND = new BigDecimal("1e12");

    private Timestamps() {}

    /** Whether a text is a placeholder for no time. */
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

    /** Whether a number since 1970 is a placeholder for no time. */
    public static boolean isNone(long count) {
        return count == 0 || count == -1;
    }

    /** Whether a time is a placeholder for no time. */
    public static boolean isNone(Instant time) {
        return time.equals(Instant.EPOCH) || Math.abs(time.getEpochSecond() - YEAR_ONE.getEpochSecond()) <= MOST_OFFSET;
    }

    /**
     * Reads a time in any unambiguous form, including seconds and milliseconds since 1970.
     *
     * @param zone the zone of a text without one; null if it is unknown
     * @return the time, or null if the text is not a time
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
     * Converts a number of units since the start of 1970.
     *
     * @return the time, or null if it is out of the range of {@link Instant}
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
     * Reads a number of units since the start of 1970 in plain digits, such as {@code 1700000000}, and of seconds also
     * with a fraction, such as {@code 1700000000.123}. Nearly all services send these, and no {@link BigDecimal} is
     * created for them.
     *
     * @return the time, or null if the text has another form
     */
    public static @Nullable Instant plain(String text, TimeUnit unit) {
        int end = text.length();
        int point = text.indexOf('.');
        if (point < 0) {
            long count = end > LONG_DIGITS ? -1 : digits(text, 0, end);
            return count <= 0 ? null : sinceEpoch(count, unit);
        }
        int decimals = end - point - 1;
        if (unit != TimeUnit.SECONDS || point > SECONDS_DIGITS || decimals > NANOS_DIGITS) {
            return null;
        }
        long seconds = digits(text, 0, point);
        long nanos = digits(text, point + 1, end);
        for (int missing = decimals; missing < NANOS_DIGITS; missing++) {
            nanos *= 10;
        }
        return seconds <= 0 || nanos < 0 ? null : Instant.ofEpochSecond(seconds, nanos);
    }

    /** The number that these digits are; -1 if one of them is no digit, or there is none. */
    private static long digits(String text, int start, int end) {
        long number = start < end ? 0 : -1;
        for (int index = start; index < end && number >= 0; index++) {
            int digit = text.charAt(index) - '0';
            number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
        }
        return number;
    }

    /**
     * Converts a number of units since the start of 1970, with fractions; cuts off what is below a nanosecond.
     *
     * @return the time, or null if it is out of the range of {@link Instant}
     */
    public static @Nullable Instant sinceEpoch(BigDecimal count, TimeUnit unit) {
        // Checked before any arithmetic, which would expand 1e999999999 to a thousand million digits.
        if (Math.abs((long) count.scale()) > MOST_DIGITS || count.precision() > MOST_DIGITS) {
            return null;
        }
        // In seconds rather than nanoseconds, because the digits of most times then fit into a long.
        long wholeSeconds = unit.toSeconds(1);
        BigDecimal seconds = count.multiply(
                wholeSeconds > 0 ? BigDecimal.valueOf(wholeSeconds) : BigDecimal.valueOf(unit.toNanos(1), 9));
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        try {
            return Instant.ofEpochSecond(
                    whole.longValueExact(),
                    seconds.subtract(whole).movePointRight(9).longValue());
        } catch (ArithmeticException | DateTimeException beyond) {
            return null;
        }
    }
}
