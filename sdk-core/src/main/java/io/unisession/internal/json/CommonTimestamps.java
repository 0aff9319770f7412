package io.unisession.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of the form that nearly all providers send, {@code "2022-02-22T07:26:43.863Z"}, directly from the bytes
 * of a JSON text. A response may have a hundred thousand of them, and this takes a fraction of the time and memory of
 * {@code java.time}. Not thread-safe.
 */
public final class CommonTimestamps {
    private static final int DATE_LENGTH = "2022-02-22".length();
    private static final int LENGTH = "2022-02-22T07:26:43.863Z".length();
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final byte[] json;
    private final int length;
    /** Where the last date is, or -1. Most dates in a response are the same day. */
    private int lastDate = -1;

    private long lastDay;

    /**
     * Creates a reader of the strings in a JSON text: the first bytes of an array, which must not change while it is
     * read.
     */
    public CommonTimestamps(byte[] json, int length) {
        this.json = json;
        this.length = length;
    }

    /**
     * Reads a time.
     *
     * @param quote where the string begins
     * @return the time, or null if the string is not a time, has another form, or may be a placeholder for no time
     */
    public @Nullable Instant read(int quote) {
        int date = quote + 1;
        if (!hasForm(quote) || !(isLastDate(date) || readDate(date))) {
            return null;
        }
        int hour = twoDigits(date + 11);
        int minute = twoDigits(date + 14);
        int second = twoDigits(date + 17);
        int milli = number(json[date + 20] - '0', json[date + 21] - '0', json[date + 22] - '0');
        if ((hour | minute | second | milli) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int secondOfDay = (hour * 60 + minute) * 60 + second;
        long epochSecond = lastDay * SECONDS_PER_DAY + secondOfDay;
        return epochSecond <= 0 ? null : Instant.ofEpochSecond(epochSecond, (long) milli * NANOS_PER_MILLI);
    }

    private boolean hasForm(int quote) {
        int end = quote + LENGTH + 1;
        if (end >= length) {
            return false;
        }
        // One branch for all of them, here and in number(), because branches would take most of the time.
        int differences = (json[quote] ^ '"')
                | (json[quote + 11] ^ 'T')
                | (json[quote + 14] ^ ':')
                | (json[quote + 17] ^ ':')
                | (json[quote + 20] ^ '.')
                | (json[quote + 24] ^ 'Z')
                | (json[end] ^ '"');
        return differences == 0;
    }

    private boolean isLastDate(int date) {
        return lastDate >= 0 && Arrays.equals(json, lastDate, lastDate + DATE_LENGTH, json, date, date + DATE_LENGTH);
    }

    private boolean readDate(int date) {
        int century = twoDigits(date);
        int yearOfCentury = twoDigits(date + 2);
        int month = twoDigits(date + 5);
        int day = twoDigits(date + 8);
        if ((century | yearOfCentury | month | day) < 0 || json[date + 4] != '-' || json[date + 7] != '-') {
            return false;
        }
        try {
            lastDay = LocalDate.of(century * 100 + yearOfCentury, month, day).toEpochDay();
            lastDate = date;
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private int twoDigits(int offset) {
        return number(0, json[offset] - '0', json[offset + 1] - '0');
    }

    /** The number of three digits, or -1 if one of them is not a digit. */
    private static int number(int hundreds, int tens, int ones) {
        int negativeIfNone = hundreds | tens | ones | (9 - hundreds) | (9 - tens) | (9 - ones);
        return ((hundreds * 10 + tens) * 10 + ones) | (negativeIfNone >> 31);
    }
}
