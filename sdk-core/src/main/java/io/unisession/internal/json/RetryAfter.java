package io.unisession.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How long a response asks to wait: {@code Retry-After} (RFC 9110, 10.2.3), and what services send in its place.
 */
public final class RetryAfter {
    /** What nobody waits for; keeps absurd numbers and dates inside the arithmetic of time. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(LONGEST.toSeconds());

    private static final int LONGEST_NUMBER = 30;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final List<String> PREFIXES = List.of("RateLimit-", "X-RateLimit-");

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
                .or(() -> headers.apply("Retry-After").flatMap(value -> read(value, now)));
        return wait.isPresent() || status != TOO_MANY_REQUESTS ? wait : untilReset(headers, now);
    }

    /**
     * How long to wait although the request was accepted: until the reset, if a header says that no requests are left.
     *
     * @param headers gives the value of a header
     */
    public static Optional<Duration> whenSpent(Function<String, Optional<String>> headers, Instant now) {
        return rateLimit("Remaining", headers)
                .flatMap(value -> number(value).stream())
                .findFirst()
                .filter(remaining -> remaining.signum() == 0)
                .flatMap(spent -> untilReset(headers, now));
    }

    private static Stream<String> rateLimit(String name, Function<String, Optional<String>> headers) {
        return PREFIXES.stream().flatMap(prefix -> headers.apply(prefix + name).stream());
    }

    /** A time, also as seconds or milliseconds since 1970, or seconds, which some services send with a fraction. */
    private static Optional<Duration> read(String value, Instant now) {
        return time(value)
                .map(end -> from(now, end))
                .or(() -> number(value).map(seconds -> seconds(seconds.setScale(0, RoundingMode.CEILING))));
    }

    /** Zero seconds say nothing here. */
    private static Optional<Duration> untilReset(Function<String, Optional<String>> headers, Instant now) {
        return rateLimit("Reset", headers)
                .filter(value ->
                        number(value).filter(number -> number.signum() == 0).isEmpty())
                .flatMap(value -> read(value, now).stream())
                .findFirst();
    }

    private static Duration from(Instant now, Instant end) {
        Duration wait = Duration.between(now, end);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
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

    /** A date of HTTP (RFC 9110, 5.6.7), or a time in any other unambiguous form. */
    public static Optional<Instant> time(String text) {
        return Optional.ofNullable(Timestamps.parse(text, null));
    }
}
