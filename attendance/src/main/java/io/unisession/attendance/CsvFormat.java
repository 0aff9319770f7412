package io.unisession.attendance;

import java.util.Objects;

/**
 * How CSV is written. Always by RFC 4180: fields in quotes where they need them, lines ended by CRLF; times in ISO 8601
 * and UTC. Immutable.
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
     * Commas, no byte order mark, safe to open in a spreadsheet.
     *
     * @return the format used where none is given
     */
    public static CsvFormat defaults() {
        return DEFAULTS;
    }

    /**
     * For a double click in Excel, which needs a byte order mark to see that a file is UTF-8.
     *
     * @return the defaults with a byte order mark
     */
    public static CsvFormat excel() {
        return DEFAULTS.withByteOrderMark(true);
    }

    /**
     * For programs, which take every text as it is: {@link #withFormulaGuard} is off.
     *
     * @return the defaults without the guard
     */
    public static CsvFormat machine() {
        return DEFAULTS.withFormulaGuard(false);
    }

    /**
     * Sets what separates fields. Excel expects a semicolon where the comma is the decimal separator.
     *
     * @param character the delimiter
     * @return a changed copy
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public CsvFormat withDelimiter(char character) {
        if (character == '"' || character == '\r' || character == '\n') {
            throw new IllegalArgumentException("Fields cannot be separated by a quote or a line break.");
        }
        return new CsvFormat(character, byteOrderMark, formulaGuard);
    }

    /**
     * Sets whether the text begins with a byte order mark.
     *
     * @param wanted whether it does
     * @return a changed copy
     */
    public CsvFormat withByteOrderMark(boolean wanted) {
        return new CsvFormat(delimiter, wanted, formulaGuard);
    }

    /**
     * Sets whether texts that a spreadsheet would run as a formula get an apostrophe in front. People choose their names
     * themselves, and {@code =HYPERLINK(...)} is a name too.
     *
     * @param wanted false for programs that must read each text unchanged
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
