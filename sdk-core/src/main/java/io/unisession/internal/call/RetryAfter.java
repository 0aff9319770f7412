package io.unisession.internal.call;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long a response asks to wait: {@code Retry-After} (RFC 9110, 10.2.3), and what services send in its place.
 */
public final class RetryAfter {
    /** What nobody waits for; keeps absurd numbers inside the arithmetic of time. */
    private static final BigDecimal MOST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private static final int LONGEST_NUMBER = 30;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final List<String> RESETS = List.of("RateLimit-Reset", "X-RateLimit-Reset");

    /** Numbers from here on are seconds since 1970, of which there were as many in 2001, and no wait. */
    private static final BigDecimal FIRST_EPOCH = BigDecimal.valueOf(1_000_000_000L);
    /** Numbers from here on are milliseconds since 1970. */
    private static final BigDecimal FIRST_EPOCH_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    /** The year 9999 and something. */
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private static final int MILLIS_DIGITS = 3;

    private RetryAfter() {}

    /**
     * How long to wait, zero for a date in the past; empty if no header says it in a readable form.
     *
     * @param headers gives the value of a header
     */
    public static Optional<Duration> of(int status, Function<String, Optional<String>> headers, Instant now) {
        Optional<Duration> wait = headers.apply("Retry-After-Ms")
                .flatMap(RetryAfter::number)
                .map(millis -> seconds(millis.movePointLeft(MILLIS_DIGITS)))
                .or(() -> headers.apply("Retry-After").flatMap(value -> parse(value, now)));
        return wait.isPresent() || status != TOO_MANY_REQUESTS ? wait : untilReset(headers, now);
    }

    /** Seconds, which some services send with a fraction and which are rounded up, or a date. */
    private static Optional<Duration> parse(String value, Instant now) {
        return number(value).map(RetryAfter::wholeSeconds).or(() -> date(value).map(date -> from(now, date)));
    }

    /** In seconds, or as the time at which it is over; zero says nothing. */
    private static Optional<Duration> untilReset(Function<String, Optional<String>> headers, Instant now) {
        return RESETS.stream()
                .flatMap(name -> headers.apply(name).flatMap(RetryAfter::number).stream())
                .filter(number -> number.signum() > 0)
                .findFirst()
                .map(number -> number.compareTo(FIRST_EPOCH) < 0 ? wholeSeconds(number) : from(now, instant(number)));
    }

    private static Instant instant(BigDecimal number) {
        BigDecimal seconds = number.compareTo(FIRST_EPOCH_MILLIS) < 0 ? number : number.movePointLeft(MILLIS_DIGITS);
        return Instant.ofEpochSecond(seconds.min(LAST_SECOND).longValue());
    }

    private static Duration from(Instant now, Instant end) {
        Duration wait = Duration.between(now, end);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Duration wholeSeconds(BigDecimal seconds) {
        return seconds(seconds.setScale(0, RoundingMode.CEILING));
    }

    /** Rounded up to the millisecond. */
    private static Duration seconds(BigDecimal seconds) {
        BigDecimal millis =
                seconds.min(MOST_SECONDS).movePointRight(MILLIS_DIGITS).setScale(0, RoundingMode.CEILING);
        return Duration.ofMillis(millis.longValue());
    }

    /** Digits with at most one point among them. */
    private static Optional<BigDecimal> number(String text) {
        String value = text.strip();
        int points = 0;
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            points += character == '.' ? 1 : 0;
            if (character != '.' && (character < '0' || character > '9')) {
                return Optional.empty();
            }
        }
        if (value.length() == points || points > 1) {
            return Optional.empty();
        }
        return Optional.of(value.length() > LONGEST_NUMBER ? MOST_SECONDS : new BigDecimal(value));
    }

    /** A date of HTTP (RFC 9110, 5.6.7), or one of ISO 8601, which some services send instead. */
    static Optional<Instant> date(String text) {
        return parsed(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                .or(() -> parsed(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static Optional<Instant> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), format).toInstant());
        } catch (DateTimeException | ArithmeticException notADate) {
            return Optional.empty();
        }
    }
}
