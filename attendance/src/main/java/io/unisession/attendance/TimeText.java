package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.util.Locale;

/** Formats times and durations for people. The result does not depend on the default locale. */
final class TimeText {
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter day;

    /**
     * Creates a formatter.
     *
     * @param zone the time zone
     * @param withDay whether to include the day in times
     */
    TimeText(ZoneId zone, boolean withDay) {
        String prefix = withDay ? "d MMM " : "";
        this.minutes = formatter(prefix + "HH:mm", zone);
        this.seconds = formatter(prefix + "HH:mm:ss", zone);
        this.day = formatter("d MMMM uuuu", zone);
    }

    private static DateTimeFormatter formatter(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withDecimalStyle(DecimalStyle.STANDARD)
                .withZone(zone);
    }

    String minutes(Instant time) {
        return minutes.format(time);
    }

    String seconds(Instant time) {
        return seconds.format(time);
    }

    String day(Instant time) {
        return day.format(time);
    }

    /** Such as {@code 45 s}, {@code 21 m 49 s} or {@code 1 h 27 m}. */
    static String duration(Duration duration) {
        Duration rounded = Duration.ofSeconds(Figures.seconds(duration));
        if (rounded.toHours() > 0) {
            return rounded.toHours() + " h " + twoDigits(rounded.toMinutesPart()) + " m";
        }
        return rounded.toMinutes() > 0
                ? rounded.toMinutes() + " m " + twoDigits(rounded.toSecondsPart()) + " s"
                : rounded.toSeconds() + " s";
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
