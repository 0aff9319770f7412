package io.unisession.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Formats values for people, the same in every locale and time zone. */
public final class PlainText {
    private static final String CUT = "...";

    private PlainText() {}

    /**
     * A duration in days, hours, minutes and seconds, such as {@code 21 m 49 s} or {@code 1 d 02 h 05 m 07 s}; in
     * milliseconds if it is less than a second.
     *
     * @param duration a duration
     * @return its text
     */
    public static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + (duration.isZero() ? " s" : " ms");
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        String seconds = twoDigits(duration.toSecondsPart()) + " s";
        if (duration.toHours() == 0) {
            return duration.toMinutes() + " m " + seconds;
        }
        String minutes = twoDigits(duration.toMinutesPart()) + " m " + seconds;
        return duration.toDays() == 0
                ? duration.toHours() + " h " + minutes
                : duration.toDays() + " d " + twoDigits(duration.toHoursPart()) + " h " + minutes;
    }

    /**
     * A time in UTC as ISO 8601, to the second.
     *
     * @param time a time
     * @return its text
     */
    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A number of things, such as {@code 1 session} or {@code 2 sessions}. */
    static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** The time of day in UTC as ISO 8601, to the second. */
    static String timeOfDay(Instant time) {
        String text = time(time);
        return text.substring(text.indexOf('T') + 1);
    }

    /**
     * A provider's text on one line. Anybody can choose a name: control characters could move a terminal's cursor, and
     * direction marks could reorder the rest of the line.
     *
     * @param text any text
     * @return the text without them
     */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\x{61C}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}]+", " ")
                .strip();
    }

    /** A text, cut to a maximum number of characters. */
    static String atMost(int longest, String text) {
        if (width(text) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - CUT.length())) + CUT;
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
