package io.unisession.spi.http;

/** The text of cursors that are numbers. */
final class Cursors {
    /** A long holds any number of so many digits. */
    private static final int MAX_DIGITS = 18;

    private Cursors() {}

    /** Whether a text is ASCII digits alone, and no more than a long holds. */
    static boolean isNumber(String cursor) {
        return !cursor.isEmpty()
                && cursor.length() <= MAX_DIGITS
                && cursor.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
