package io.unisession.internal.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the {@code Retry-After} header (RFC 9110, 10.2.3): seconds, or a date. */
public final class RetryAfter {
    /** Longer than anybody waits; keeps absurd numbers from overflowing. */
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private RetryAfter() {}

    /**
     * How long to wait, zero for a date in the past; empty if the header is neither a number of seconds nor a date.
     */
    public static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        if (!value.isEmpty() && value.chars().allMatch(character -> character >= '0' && character <= '9')) {
            long seconds = value.length() > 9 ? MOST_SECONDS : Math.min(Long.parseLong(value), MOST_SECONDS);
            return Optional.of(Duration.ofSeconds(seconds));
        }
        try {
            Instant time = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, time);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | ArithmeticException notADate) {
            return Optional.empty();
        }
    }
}
