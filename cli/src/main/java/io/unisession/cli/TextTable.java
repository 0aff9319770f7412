package io.unisession.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells. Each column is as wide as its longest cell, and two spaces separate columns. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 4;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The rows, aligned, without trailing spaces. */
    List<String> lines() {
        return lines(Integer.MAX_VALUE, 0);
    }

    /**
     * The rows, aligned, with cells cut to fit.
     *
     * @param widest how wide a line may be
     * @param cuttable how many columns, from the left, may be cut
     */
    List<String> lines(int widest, int cuttable) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        int excess = IntStream.of(widths).sum() + GAP.length() * (columns - 1) - widest;
        for (; excess > 0; excess--) {
            int widestColumn = IntStream.range(0, cuttable)
                    .reduce((one, other) -> widths[other] > widths[one] ? other : one)
                    .orElse(0);
            widths[widestColumn] = Math.max(NARROWEST, widths[widestColumn] - 1);
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> PlainText.width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = PlainText.atMost(widths[column], row.get(column));
            line.append(column == 0 ? "" : GAP).append(PlainText.padded(cell, widths[column]));
        }
        return line.toString().stripTrailing();
    }
}
