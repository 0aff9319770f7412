package io.unisession.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts figures to the form in which files and pages show them. */
final class Figures {
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
        return duration == null ? null : withoutTrailingZeros(BigDecimal.valueOf(duration.toNanos(), 9));
    }

    static BigDecimal minutes(Duration duration) {
        BigDecimal minutes =
                BigDecimal.valueOf(duration.toMillis()).divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP);
        return withoutTrailingZeros(minutes);
    }

    /** Rounds to whole minutes, or to tenths below ten minutes. */
    static String roughMinutes(Duration duration) {
        BigDecimal minutes =
                BigDecimal.valueOf(duration.toMillis()).divide(BigDecimal.valueOf(60_000), 3, RoundingMode.HALF_UP);
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
