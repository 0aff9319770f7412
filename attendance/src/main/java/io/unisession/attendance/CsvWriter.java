package io.unisession.attendance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes several tables with the same columns as one CSV, for example the connections of all sessions of a year.
 *
 * <pre>{@code
 * try (Writer file = Files.newBufferedWriter(Path.of("connections.csv"))) {
 *     CsvWriter csv = CsvWriter.to(file);
 *     sessions.forEach(session -> csv.write(AttendanceReport.of(session).connectionsTable()));
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class CsvWriter {
    private static final String LINE_END = "\r\n";
    /** The characters that start a formula in Excel, LibreOffice or Google Sheets, including their full-width forms. */
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    /** What ends a cell for a spreadsheet in some country, even if this CSV has another delimiter. */
    private static final String CELL_ENDS = ",;\t\r\n";

    private final Appendable out;
    private final CsvFormat format;
    private @Nullable List<String> columns;

    private CsvWriter(Appendable out, CsvFormat format) {
        this.out = Objects.requireNonNull(out, "out");
        this.format = Objects.requireNonNull(format, "format");
    }

    /**
     * Creates a writer with the default format.
     *
     * @param out the output, which the caller closes
     * @return the writer
     */
    public static CsvWriter to(Appendable out) {
        return to(out, CsvFormat.defaults());
    }

    /**
     * Creates a writer.
     *
     * @param out the output, which the caller closes
     * @param format the format
     * @return the writer
     */
    public static CsvWriter to(Appendable out, CsvFormat format) {
        return new CsvWriter(out, format);
    }

    /**
     * Writes the rows of a table. A header precedes the first table.
     *
     * @param table the table
     * @throws IllegalArgumentException if the table does not have the columns of the first one
     * @throws UncheckedIOException if the output cannot be written
     */
    public void write(Table table) {
        try {
            if (columns == null) {
                columns = table.columns();
                out.append(format.byteOrderMark() ? "\uFEFF" : "");
                writeRow(columns);
            } else if (!columns.equals(table.columns())) {
                throw new IllegalArgumentException("\"" + table.name() + "\" has the columns " + table.columns()
                        + ", but the first table in this CSV has " + columns + "; write it to another CSV");
            }
            for (List<@Nullable Object> row : table.rows()) {
                writeRow(row);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the CSV could not be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private void writeRow(List<? extends @Nullable Object> values) throws IOException {
        for (int column = 0; column < values.size(); column++) {
            if (column > 0) {
                out.append(format.delimiter());
            }
            writeField(text(values.get(column)));
        }
        out.append(LINE_END);
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        return value instanceof String && format.formulaGuard() ? guarded(text) : text;
    }

    /** The text with an apostrophe before each formula, and before a leading tab or line break. */
    private static String guarded(String text) {
        StringBuilder guarded = new StringBuilder(text.length() + 1);
        boolean startsCell = true;
        int cell = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean endsCell = CELL_ENDS.indexOf(character) >= 0;
            if (startsCell && (FORMULA_STARTS.indexOf(character) >= 0 || (index == 0 && endsCell && character < ' '))) {
                guarded.insert(cell, '\'');
            }
            guarded.append(character);
            if (endsCell) {
                startsCell = true;
                cell = guarded.length();
            } else {
                startsCell &= isInvisible(character);
            }
        }
        return guarded.toString();
    }

    /** Spreadsheets skip these before a formula. */
    private static boolean isInvisible(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private void writeField(String text) throws IOException {
        if (text.indexOf('"') < 0
                && text.indexOf(format.delimiter()) < 0
                && text.indexOf('\r') < 0
                && text.indexOf('\n') < 0) {
            out.append(text);
        } else {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }
}
