package io.unisession.attendance;

import java.util.Objects;

/**
 * The format of CSV. It always follows RFC 4180, and times are in ISO 8601 and UTC. Immutable.
 */
public final class CsvFormat {
    private static final CsvFormat DEFAULTS = new CsvFormat(',', false, true);

    private final char delimiter;
    private final boolean byteOrderMark;
    private final boolean formulaGuard;

    private CsvFormat(char delimiter, boolean byteOrderMark, boolean formulaGuard) {
        this.delimiter = delimiter;
        this.byteOrderMark = byteOrderMark;
        this.formulaGuard = formulaGuard;
    }

    /**
     * The default format: commas, no byte order mark, and safe to open in a spreadsheet.
     *
     * @return the default format
     */
    public static CsvFormat defaults() {
        return DEFAULTS;
    }

    /**
     * The format for Excel, which needs a byte order mark to recognize UTF-8.
     *
     * @return the default format with a byte order mark
     */
    public static CsvFormat excel() {
        return DEFAULTS.withByteOrderMark(true);
    }

    /**
     * The format for programs, which do not run formulas and need every text unchanged.
     *
     * @return the default format without {@link #withFormulaGuard}
     */
    public static CsvFormat machine() {
        return DEFAULTS.withFormulaGuard(false);
    }

    /**
     * Sets the character between fields. Excel expects a semicolon in countries with a decimal comma.
     *
     * @param character the delimiter
     * @return a changed copy
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public CsvFormat withDelimiter(char character) {
        if (character == '"' || character == '\r' || character == '\n') {
            throw new IllegalArgumentException("a quote or a line break cannot be the delimiter");
        }
        return new CsvFormat(character, byteOrderMark, formulaGuard);
    }

    /**
     * Sets whether the CSV begins with a byte order mark.
     *
     * @param wanted true to begin with one
     * @return a changed copy
     */
    public CsvFormat withByteOrderMark(boolean wanted) {
        return new CsvFormat(delimiter, wanted, formulaGuard);
    }

    /**
     * Sets whether what a spreadsheet would run as a formula gets an apostrophe before it: at the beginning of a text, and
     * after a delimiter or line break in it, where a spreadsheet with another delimiter would begin a cell. People choose
     * their own names, and may choose {@code =HYPERLINK(...)}.
     *
     * @param wanted false for programs, which need every text unchanged
     * @return a changed copy
     */
    public CsvFormat withFormulaGuard(boolean wanted) {
        return new CsvFormat(delimiter, byteOrderMark, wanted);
    }

    char delimiter() {
        return delimiter;
    }

    boolean byteOrderMark() {
        return byteOrderMark;
    }

    boolean formulaGuard() {
        return formulaGuard;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsvFormat that
                && delimiter == that.delimiter
                && byteOrderMark == that.byteOrderMark
                && formulaGuard == that.formulaGuard;
    }

    @Override
    public int hashCode() {
        return Objects.hash(delimiter, byteOrderMark, formulaGuard);
    }

    @Override
    public String toString() {
        return "CsvFormat[delimiter=" + delimiter + ", byteOrderMark=" + byteOrderMark + ", formulaGuard="
                + formulaGuard + "]";
    }
}
