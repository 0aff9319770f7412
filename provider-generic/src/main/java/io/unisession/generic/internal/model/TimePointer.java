package io.unisession.generic.internal.model;

import java.math.BigInteger;
import java.time.Instant;

/** Where a response may have a point in time, and in which format. */
public record TimePointer(Pointer pointer, Format format) {
    /** How a point in time is written. Numbers may also be written as text. */
    public enum Format {
        /** A text with {@code Z} or any offset. */
        ISO_8601("iso-8601", 0),
        EPOCH_SECONDS("epoch-seconds", 1_000_000_000),
        EPOCH_MILLISECONDS("epoch-milliseconds", 1_000_000),
        EPOCH_MICROSECONDS("epoch-microseconds", 1_000),
        EPOCH_NANOSECONDS("epoch-nanoseconds", 1);

        private final String word;
        private final int unit;

        /** With the nanoseconds in a unit; 0 if the format is no number. */
        Format(String word, int unit) {
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
}
