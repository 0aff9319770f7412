package io.unisession.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of the form that nearly all providers send, {@code "2022-02-22T07:26:43.863Z"}, directly from the bytes
 * of a JSON text. A response may have a hundred thousand of them, and this takes a fraction of the time and memory of
 * {@code java.time}. Not thread-safe.
 *
 * <p>It compares eight characters at once, because a branch for each would take most of the time.
 */
public final class CommonTimestamps {
    // The pieces of a time with its quotes. They overlap, so that each has eight characters.
    private static final Form YEAR_AND_MONTH = Form.of("\"0000-00");
    private static final Form MONTH_AND_DAY = Form.of("0-00-00T");
    private static final Form CLOCK = Form.of("00:00:00");
    private static final Form MILLISECONDS = Form.of("00.000Z\"");

    private static final int LENGTH = "\"2022-02-22T07:26:43.863Z\"".length();
    private static final int MONTH_AND_DAY_OFFSET = "\"202".length();
    private static final int CLOCK_OFFSET = "\"2022-02-22T".length();
    private static final int MILLISECONDS_OFFSET = "\"2022-02-22T07:26:".length();

    private static final int SECONDS_PER_DAY = 24 * 60 * 60;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final ByteBuffer json;

    // Most times in a response are of the same day.
    private long lastYearAndMonth;
    private long lastMonthAndDay;
    private long lastDay;

    /**
     * Creates a reader of the strings in a JSON text: the first bytes of an array, which must not change while it is
     * read.
     */
    public CommonTimestamps(byte[] json, int length) {
        this.json = ByteBuffer.wrap(json, 0, length);
    }

    /**
     * Reads a time.
     *
     * @param quote where the string begins
     * @return the time, or null if the string is not a time, has another form, or may be a placeholder for no time
     */
    public @Nullable Instant read(int quote) {
        if (json.limit() - quote < LENGTH || !readDate(quote)) {
            return null;
        }
        long clock = json.getLong(quote + CLOCK_OFFSET);
        long milliseconds = json.getLong(quote + MILLISECONDS_OFFSET);
        if (!CLOCK.matches(clock) || !MILLISECONDS.matches(milliseconds)) {
            return null;
        }
        int hour = twoDigits(clock, 0);
        int minute = twoDigits(clock, 3);
        int second = twoDigits(clock, 6);
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long epochSecond = lastDay * SECONDS_PER_DAY + (hour * 60 + minute) * 60L + second;
        long nanos = (digit(milliseconds, 3) * 100 + twoDigits(milliseconds, 4)) * (long) NANOS_PER_MILLI;
        return epochSecond <= 0 ? null : Instant.ofEpochSecond(epochSecond, nanos);
    }

    private boolean readDate(int quote) {
        long yearAndMonth = json.getLong(quote);
        long monthAndDay = json.getLong(quote + MONTH_AND_DAY_OFFSET);
        if (yearAndMonth == lastYearAndMonth && monthAndDay == lastMonthAndDay) {
            return true;
        }
        if (!YEAR_AND_MONTH.matches(yearAndMonth) || !MONTH_AND_DAY.matches(monthAndDay)) {
            return false;
        }
        int year = twoDigits(yearAndMonth, 1) * 100 + twoDigits(yearAndMonth, 3);
        try {
            lastDay = LocalDate.of(year, twoDigits(yearAndMonth, 6), twoDigits(monthAndDay, 5))
                    .toEpochDay();
        } catch (DateTimeException noSuchDay) {
            return false;
        }
        lastYearAndMonth = yearAndMonth;
        lastMonthAndDay = monthAndDay;
        return true;
    }

    private static int twoDigits(long characters, int index) {
        return digit(characters, index) * 10 + digit(characters, index + 1);
    }

    private static int digit(long characters, int index) {
        return (int) (characters >>> (Long.SIZE - Byte.SIZE * (index + 1))) & 0x0F;
    }

    /**
     * Eight characters, of which each 0 is any digit.
     *
     * @param characters the characters in ASCII
     * @param digits the bits of a digit's value, for each 0
     */
    private record Form(long characters, long digits) {
        private static final long SIX = 0x0606_0606_0606_0606L;

        static Form of(String form) {
            long digits = 0;
            for (int index = 0; index < form.length(); index++) {
                digits = digits << Byte.SIZE | (form.charAt(index) == '0' ? 0x0F : 0);
            }
            long characters =
                    ByteBuffer.wrap(form.getBytes(StandardCharsets.US_ASCII)).getLong();
            return new Form(characters, digits);
        }

        /** The characters from ':' on share the upper bits of the digits. Adding six to their value changes these. */
        boolean matches(long text) {
            boolean hasDigits = (((text & digits) + (SIX & digits)) & ~digits) == 0;
            return (text & ~digits) == characters && hasDigits;
        }
    }
}
