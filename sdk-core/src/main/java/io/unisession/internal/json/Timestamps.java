package io.unisession.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments, by their count since 1970 or as ISO-8601. Nearly all that providers send have the one form
 * {@code 2022-02-22T07:26:43.863Z}, which is read by hand straight from the parser's characters, at a tenth of the time
 * and memory of {@code java.time}; every other form is left to {@code java.time}.
 */
public final class Timestamps {
    private static final int FORM_LENGTH = "2022-02-22T07:26:43.863Z".length();
    private static final int NANOS_PER_MILLI = 1_000_000;
    /** More than any count of any unit has, and few enough to calculate with. */
    private static final int MOST_DIGITS = 64;

    private Timestamps() {}

    /**
     * Reads a moment from a part of an array.
     *
     * @return the moment, or null where the text is none
     */
    public static @Nullable Instant parse(char[] text, int offset, int length) {
        if (hasCommonForm(text, offset, length)) {
            Instant instant = parseCommonForm(text, offset);
            if (instant != null) {
                return instant;
            }
        }
        return parse(new String(text, offset, length));
    }

    /**
     * Reads a moment with {@code Z} or any offset.
     *
     * @return the moment, or null where the text is none
     */
    public static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip(), OtherForms.ANY_OFFSET).toInstant();
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

    private static boolean hasCommonForm(char[] text, int offset, int length) {
        return length == FORM_LENGTH
                && text[offset + 4] == '-'
                && text[offset + 7] == '-'
                && text[offset + 10] == 'T'
                && text[offset + 13] == ':'
                && text[offset + 16] == ':'
                && text[offset + 19] == '.'
                && text[offset + 23] == 'Z';
    }

    private static @Nullable Instant parseCommonForm(char[] text, int offset) {
        int year = digits(text, offset, 4);
        int month = digits(text, offset + 5, 2);
        int day = digits(text, offset + 8, 2);
        int hour = digits(text, offset + 11, 2);
        int minute = digits(text, offset + 14, 2);
        int second = digits(text, offset + 17, 2);
        int milli = digits(text, offset + 20, 3);
        boolean allDigits = (year | month | day | hour | minute | second | milli) >= 0;
        if (!allDigits || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(
                    ((days * 24 + hour) * 60 + minute) * 60 + second, (long) milli * NANOS_PER_MILLI);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The number that the digits give, or a negative one where any is no digit. */
    private static int digits(char[] text, int offset, int count) {
        int number = 0;
        for (int index = offset; index < offset + count; index++) {
            int digit = text[index] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** A class of its own, which an application that meets only the common form never loads. */
    private static final class OtherForms {
        /** ISO-8601's offsets with and without colon, of which {@code java.time} by itself reads the former alone. */
        static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .appendPattern("[XXXXX][XX][X]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
