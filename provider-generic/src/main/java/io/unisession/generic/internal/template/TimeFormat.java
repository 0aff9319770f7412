package io.unisession.generic.internal.template;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a point in time is written. Numbers may also be written as text. */
public enum TimeFormat implements Notation {
    /** A text with {@code Z} or any offset. */
    ISO_8601("iso-8601", Duration.ofNanos(1)),
    /** The same with exactly three digits after the seconds; in requests only, since any number of digits can be read. */
    ISO_8601_MILLISECONDS("iso-8601-milliseconds", Duration.ofMillis(1)),
    EPOCH_SECONDS("epoch-seconds", Duration.ofSeconds(1)),
    EPOCH_MILLISECONDS("epoch-milliseconds", Duration.ofMillis(1)),
    EPOCH_MICROSECONDS("epoch-microseconds", Duration.ofNanos(1_000)),
    EPOCH_NANOSECONDS("epoch-nanoseconds", Duration.ofNanos(1)),
    /** The format of mail and HTTP, such as {@code Thu, 30 Jul 2026 20:00:00 GMT}. */
    RFC_1123("rfc-1123", Duration.ofSeconds(1)),
    /** A date in UTC; in requests only, since a response with a date does not say when something was. */
    DATE("date", Duration.ofDays(1)),
    /** Date and time without a zone, which the descriptor names; in responses only. */
    LOCAL("local", Duration.ofNanos(1));

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter MAIL = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final String word;
    private final Duration unit;

    TimeFormat(String word, Duration unit) {
        this.word = word;
        this.unit = unit;
    }

    /** The formats of times in requests, the default first. */
    public static List<TimeFormat> ofRequests() {
        return Stream.of(values()).filter(format -> format != LOCAL).toList();
    }

    /** The formats of times in responses, the default first. */
    public static List<TimeFormat> ofResponses() {
        return Stream.of(values())
                .filter(format -> format != DATE && format != ISO_8601_MILLISECONDS)
                .toList();
    }

    @Override
    public String word() {
        return word;
    }

    /** The time as a number or text, rounded down to the unit, or up if the variable is an end. */
    @Override
    public Object write(Variable variable, Object value) {
        Instant time = (Instant) value;
        Instant rounded = variable == Variable.STARTED_BEFORE ? time.plus(unit.minusNanos(1)) : time;
        return switch (this) {
            case ISO_8601, LOCAL -> rounded.toString();
            case ISO_8601_MILLISECONDS -> MILLISECONDS.format(rounded);
            case RFC_1123 -> MAIL.format(rounded);
            case DATE -> LocalDate.ofInstant(rounded, ZoneOffset.UTC).toString();
            default -> sinceEpoch(rounded);
        };
    }

    private Object sinceEpoch(Instant time) {
        BigInteger nanoseconds = BigInteger.valueOf(time.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(time.getNano()));
        BigInteger[] units = nanoseconds.divideAndRemainder(BigInteger.valueOf(unit.toNanos()));
        BigInteger count = units[1].signum() < 0 ? units[0].subtract(BigInteger.ONE) : units[0];
        return count.bitLength() < Long.SIZE ? (Object) count.longValue() : count;
    }
}
