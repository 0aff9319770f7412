package io.unisession.attendance.xlsx;

import io.unisession.attendance.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as an XLSX workbook with one sheet per table. Texts are never run as formulas.
 */
public final class XlsxWriter {
    /** The limits of Excel. */
    private static final int MOST_ROWS = 1_048_575;

    private static final int LONGEST_TEXT = 32_767;
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";
    private static final double TIME_WIDTH = 20;
    private static final double TEXT_WIDTH = 16;

    private XlsxWriter() {}

    /**
     * Writes a workbook. Times are in UTC.
     *
     * @param out the output, which the caller closes
     * @param tables the tables, whose names become the names of the sheets
     * @throws IOException if the output cannot be written
     * @throws IllegalArgumentException if there is no table, or a table has more rows than a sheet can hold
     */
    public static void write(OutputStream out, Table... tables) throws IOException {
        if (tables.length == 0) {
            throw new IllegalArgumentException("a workbook needs at least one table");
        }
        for (Table table : tables) {
            if (table.rows().size() > MOST_ROWS) {
                throw new IllegalArgumentException(
                        "\"" + table.name() + "\" has " + table.rows().size() + " rows, but a sheet can hold only "
                                + MOST_ROWS + "; write it as CSV instead");
            }
        }
        // Closing the workbook would close the output.
        Workbook workbook = new Workbook(out, "UniSession", null);
        for (Table table : tables) {
            writeSheet(workbook.newWorksheet(table.name()), table);
        }
        workbook.finish();
    }

    private static void writeSheet(Worksheet sheet, Table table) throws IOException {
        int width = table.columns().size();
        for (int column = 0; column < width; column++) {
            sheet.value(0, column, text(table.columns().get(column)));
            sheet.style(0, column).bold().set();
            sheet.width(column, TEXT_WIDTH);
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, table.rows().size(), width - 1);
        for (int row = 0; row < table.rows().size(); row++) {
            List<@Nullable Object> values = table.rows().get(row);
            for (int column = 0; column < width; column++) {
                writeCell(sheet, row + 1, column, values.get(column));
            }
        }
        sheet.finish();
    }

    private static void writeCell(Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value instanceof Instant time) {
            sheet.value(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            sheet.style(row, column).format(TIME).set();
            sheet.width(column, TIME_WIDTH);
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value != null) {
            sheet.value(row, column, text(value.toString()));
        }
    }

    /** Replaces characters that XML does not allow, and cuts what is too long for Excel. */
    private static String text(String text) {
        StringBuilder held = new StringBuilder(text.length());
        text.codePoints()
                .limit(LONGEST_TEXT / 2)
                .map(character -> isInXml(character) ? character : ' ')
                .forEach(held::appendCodePoint);
        return held.toString();
    }

    private static boolean isInXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
