package io.unisession.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time from text in any unambiguous form: ISO 8601 with services' usual variations, such as a space for the
 * {@code T} or a comma before the fraction, and the dates of mail and HTTP. Looks at each character once or twice,
 * whatever the text is.
 */
final class TimeText {
    /** Longer than any form; longer texts are not read. */
    private static final int LONGEST = 80;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int NANO_DIGITS = 9;
    private static final char END = '\0';

    private final String text;
    private int next;

    private TimeText(String text) {
        this.text = text;
    }

    /**
     * Reads a time.
     *
     * @param zone the zone of a text without one; null if it is unknown
     * @return the time, or null if the text is not a time or is ambiguous
     */
    static @Nullable Instant parse(String text, @Nullable ZoneId zone) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            TimeText time = new TimeText(text);
            boolean isIso = text.length() > 4 && (text.charAt(4) == '-' || "+-".indexOf(text.charAt(0)) >= 0);
            return isIso ? time.iso(zone) : time.mail(zone);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** Such as {@code 2022-02-22T07:26:43.863Z}. */
    private Instant iso(@Nullable ZoneId zone) {
        int year = year();
        expect('-');
        int month = number(2, 2);
        expect('-');
        int day = number(2, 2);
        if (!(skip('T') || skip('t'))) {
            expect(' ');
        }
        return clock(LocalDate.of(year, month, day), zone);
    }

    private int year() {
        if (skip('-')) {
            return -number(4, NANO_DIGITS);
        }
        return skip('+') ? number(4, NANO_DIGITS) : number(4, 4);
    }

    /** Such as {@code Tue, 22 Feb 2022 07:26:43 GMT}; the name of the day is not compared with the date. */
    private Instant mail(@Nullable ZoneId zone) {
        if (!word().isEmpty()) {
            skip(',');
            expect(' ');
        }
        int day = number(1, 2);
        expect(' ');
        int month = MONTHS.indexOf(word()) + 1;
        expect(' ');
        int year = number(4, 4);
        expect(' ');
        return clock(LocalDate.of(year, month, day), zone);
    }

    /**
     * The time of the day and its zone. Second 60 is a leap second, hour 24 the end of the day, and minute 60 the
     * result of a service's wrong addition: each means the start of the next minute, day or hour.
     */
    private Instant clock(LocalDate date, @Nullable ZoneId zone) {
        int hour = number(2, 2);
        expect(':');
        int minute = number(2, 2);
        int second = skip(':') ? number(2, 2) : 0;
        int nano = skip('.') || skip(',') ? fraction() : 0;
        if (hour > 24 || minute > 60 || second > 60 || (hour == 24 && (minute | second | nano) != 0)) {
            throw noTime();
        }
        return date.atStartOfDay()
                .plusSeconds((hour * 60L + minute) * 60 + second)
                .plusNanos(nano)
                .atZone(zone(zone))
                .toInstant();
    }

    /** Cuts off digits below a nanosecond. */
    private int fraction() {
        int nanos = 0;
        int digits = 0;
        while (isDigit(peek())) {
            int digit = text.charAt(next++) - '0';
            if (digits < NANO_DIGITS) {
                nanos = nanos * 10 + digit;
            }
            digits++;
        }
        if (digits == 0) {
            throw noTime();
        }
        for (int missing = digits; missing < NANO_DIGITS; missing++) {
            nanos *= 10;
        }
        return nanos;
    }

    private ZoneId zone(@Nullable ZoneId otherwise) {
        while (skip(' ')) {}
        if (next == text.length()) {
            if (otherwise == null) {
                throw noTime();
            }
            return otherwise;
        }
        ZoneId zone = skip('+') ? offset(1) : skip('-') ? offset(-1) : named();
        expectNameOfZone();
        return zone;
    }

    private ZoneId named() {
        return switch (word()) {
            case "z", "utc", "gmt", "ut" -> ZoneOffset.UTC;
            default -> throw noTime();
        };
    }

    private ZoneId offset(int sign) {
        int hours = number(2, 2);
        boolean hasColon = skip(':');
        int minutes = hasColon || isDigit(peek()) ? number(2, 2) : 0;
        int seconds = hasColon && skip(':') ? number(2, 2) : 0;
        return ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * minutes, sign * seconds);
    }

    /** Skips what may follow the offset and adds nothing: Java writes the zone in brackets, and Go its short name. */
    private void expectNameOfZone() {
        if (skip('[')) {
            int end = text.indexOf(']', next);
            next = end < 0 ? next : end + 1;
        } else if (skip(' ')) {
            next = text.startsWith("UTC", next) ? next + 3 : next;
        }
        if (next < text.length()) {
            throw noTime();
        }
    }

    /** Reads the letters that follow, in lower case. */
    private String word() {
        int start = next;
        while ((peek() | 0x20) >= 'a' && (peek() | 0x20) <= 'z') {
            next++;
        }
        return text.substring(start, next).toLowerCase(Locale.ROOT);
    }

    private int number(int fewest, int most) {
        int start = next;
        int number = 0;
        while (next - start < most && isDigit(peek())) {
            number = number * 10 + text.charAt(next++) - '0';
        }
        if (next - start < fewest) {
            throw noTime();
        }
        return number;
    }

    private void expect(char character) {
        if (!skip(character)) {
            throw noTime();
        }
    }

    private boolean skip(char character) {
        if (peek() != character) {
            return false;
        }
        next++;
        return true;
    }

    private char peek() {
        return next < text.length() ? text.charAt(next) : END;
    }

    /** Only 0 to 9, not digits of other scripts. */
    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static DateTimeException noTime() {
        return new DateTimeException("no time");
    }
}
