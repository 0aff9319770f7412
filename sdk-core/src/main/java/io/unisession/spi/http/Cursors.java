package io.unisession.spi.http;

/** Checks cursors that are numbers. */
final class Cursors {
    /** Every number of this many digits fits into a long. */
    private static final int MAX_DIGITS = 18;

    private Cursors() {}

    /** Whether a text consists of ASCII digits and fits into a long. */
    static boolean isNumber(String cursor) {
        return !cursor.isEmpty()
                && cursor.length() <= MAX_DIGITS
                && cursor.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
