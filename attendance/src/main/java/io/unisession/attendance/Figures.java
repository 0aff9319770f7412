package io.unisession.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts figures to the form in which files and pages show them. */
final class Figures {
    private static final BigDecimal NANOS_PER_MINUTE = BigDecimal.valueOf(60_000_000_000L);

    private Figures() {}

    /** Rounds to whole seconds. */
    static long seconds(Duration duration) {
        return duration.plusMillis(500).toSeconds();
    }

    static @Nullable Long seconds(Optional<Duration> duration) {
        return duration.map(Figures::seconds).orElse(null);
    }

    /** Seconds without rounding. */
    static @Nullable BigDecimal exactSeconds(@Nullable Duration duration) {
        return duration == null ? null : withoutTrailingZeros(nanos(duration).movePointLeft(9));
    }

    /** Also of a session that a provider reports as centuries long, of which a long cannot hold the nanoseconds. */
    static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .movePointRight(9)
                .setScale(0)
                .add(BigDecimal.valueOf(duration.getNano()));
    }

    static BigDecimal minutes(Duration duration) {
        BigDecimal minutes = nanos(duration).divide(NANOS_PER_MINUTE, 2, RoundingMode.HALF_UP);
        return withoutTrailingZeros(minutes);
    }

    /** Milliseconds since 1970, also of times for which a long is too short. */
    static BigDecimal epochMillis(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .multiply(BigDecimal.valueOf(1000))
                .add(BigDecimal.valueOf(time.getNano() / 1_000_000));
    }

    /** Rounds to whole minutes, or to tenths below ten minutes. */
    static String roughMinutes(Duration duration) {
        BigDecimal minutes = nanos(duration).divide(NANOS_PER_MINUTE, 3, RoundingMode.HALF_UP);
        return minutes.setScale(minutes.compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Rounds to a hundredth of a percent. */
    static @Nullable BigDecimal share(OptionalDouble share) {
        return share.isEmpty()
                ? null
                : withoutTrailingZeros(BigDecimal.valueOf(share.getAsDouble()).setScale(4, RoundingMode.HALF_UP));
    }

    /** Spreadsheets would drop them, so that a file would not come back unchanged. */
    private static BigDecimal withoutTrailingZeros(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Joins several words in one field. */
    static @Nullable String words(Collection<?> words) {
        return words.isEmpty() ? null : words.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
