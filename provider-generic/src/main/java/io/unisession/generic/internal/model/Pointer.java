package io.unisession.generic.internal.model;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param tokens field names or array indices, from the outside in; empty for the whole value
 */
public record Pointer(List<String> tokens) {
    public static final Pointer WHOLE = new Pointer(List.of());

    /** As deep as responses may be nested. */
    private static final int MAX_TOKENS = 200;

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Parses a pointer.
     *
     * @throws IllegalArgumentException if the text is not a JSON Pointer; the message says why
     */
    public static Pointer parse(String text) {
        if (text.isEmpty()) {
            return WHOLE;
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("it must start with a slash, such as /data/id");
        }
        String[] tokens = text.substring(1).split("/", -1);
        if (tokens.length > MAX_TOKENS) {
            throw new IllegalArgumentException("it has more than " + MAX_TOKENS + " steps");
        }
        return new Pointer(Stream.of(tokens).map(Pointer::unescape).toList());
    }

    private static String unescape(String token) {
        for (int tilde = token.indexOf('~'); tilde >= 0; tilde = token.indexOf('~', tilde + 1)) {
            if (tilde + 1 == token.length() || "01".indexOf(token.charAt(tilde + 1)) < 0) {
                throw new IllegalArgumentException("write ~ as ~0, and a slash in a name as ~1");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    /** This pointer followed by one that is relative to it. */
    public Pointer then(Pointer inner) {
        List<String> joined = new ArrayList<>(tokens);
        joined.addAll(inner.tokens);
        return new Pointer(joined);
    }

    /** The pointer to the object or array that this one leads into. */
    public Pointer parent() {
        return new Pointer(tokens.subList(0, tokens.size() - 1));
    }

    /** Whether another pointer leads into the value at this one. */
    public boolean holds(Pointer other) {
        return tokens.size() < other.tokens.size() && tokens.equals(other.tokens.subList(0, tokens.size()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }

    /** Where a response may have a point in time, and in which format. */
    public record ToTime(Pointer pointer, TimeFormat format) {}

    /** Where a response may have a duration, and in which format. */
    public record ToDuration(Pointer pointer, DurationFormat format) {}

    /**
     * Where a response has the start and the end of something. If one is missing, it is computed from the other and the
     * duration. Pointers are tried in order.
     */
    public record ToSpan(List<ToTime> start, List<ToTime> end, List<ToDuration> duration) {
        public static final ToSpan NONE = new ToSpan(List.of(), List.of(), List.of());

        /** All pointers in it. */
        public Stream<Pointer> pointers() {
            return Stream.concat(
                    Stream.concat(start.stream(), end.stream()).map(ToTime::pointer),
                    duration.stream().map(ToDuration::pointer));
        }
    }

    /** How a point in time is written. Numbers may also be written as text. */
    public enum TimeFormat {
        /** A text with {@code Z} or any offset. */
        ISO_8601("iso-8601", 0),
        EPOCH_SECONDS("epoch-seconds", 1_000_000_000),
        EPOCH_MILLISECONDS("epoch-milliseconds", 1_000_000),
        EPOCH_MICROSECONDS("epoch-microseconds", 1_000),
        EPOCH_NANOSECONDS("epoch-nanoseconds", 1);

        private final String word;
        private final int unit;

        /** With the nanoseconds in a unit; 0 if the format is no number. */
        TimeFormat(String word, int unit) {
            this.word = word;
            this.unit = unit;
        }

        /** The descriptor's word for it. */
        public String word() {
            return word;
        }

        /** The time as a number or text, rounded down to the unit. */
        public Object roundedDown(Instant time) {
            if (unit == 0) {
                return time.toString();
            }
            BigInteger[] units = nanoseconds(time).divideAndRemainder(BigInteger.valueOf(unit));
            return units[1].signum() < 0 ? units[0].subtract(BigInteger.ONE) : units[0];
        }

        /** The time as a number or text, rounded up to the unit. */
        public Object roundedUp(Instant time) {
            return roundedDown(unit == 0 ? time : time.plusNanos(unit - 1L));
        }

        private static BigInteger nanoseconds(Instant time) {
            return BigInteger.valueOf(time.getEpochSecond())
                    .multiply(BigInteger.valueOf(EPOCH_SECONDS.unit))
                    .add(BigInteger.valueOf(time.getNano()));
        }
    }

    /** How a duration is written. Numbers may also be written as text. */
    public enum DurationFormat {
        SECONDS("seconds"),
        MILLISECONDS("milliseconds"),
        /** A text such as {@code PT1H30M}. */
        ISO_8601("iso-8601");

        private final String word;

        DurationFormat(String word) {
            this.word = word;
        }

        /** The descriptor's word for it. */
        public String word() {
            return word;
        }
    }
}
