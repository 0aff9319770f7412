package io.unisession.attendance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table to be written to a file. Every value is a {@link String}, {@link Long}, {@link java.math.BigDecimal} or
 * {@link java.time.Instant}, or null if it is unknown. Durations are rounded to whole seconds.
 */
public final class Table {
    private final String name;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows;

    private Table(String name, List<String> columns, List<List<@Nullable Object>> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    static Table of(String name, List<String> columns, Stream<List<@Nullable Object>> rows) {
        return new Table(
                name,
                List.copyOf(columns),
                rows.map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                        .collect(Collectors.toUnmodifiableList()));
    }

    /**
     * A word that says what the table contains and can name a file or a sheet, such as {@code people}.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The names of the columns, such as {@code present_seconds}.
     *
     * @return an unmodifiable list
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The rows. Each row has one value per column.
     *
     * @return an unmodifiable list of unmodifiable lists, in which null means unknown
     */
    public List<List<@Nullable Object>> rows() {
        return rows;
    }

    /**
     * The table as CSV with a header, in the default format.
     *
     * @return the text
     */
    public String toCsv() {
        return toCsv(CsvFormat.defaults());
    }

    /**
     * The table as CSV with a header.
     *
     * @param format the format
     * @return the text
     */
    public String toCsv(CsvFormat format) {
        StringBuilder text = new StringBuilder();
        CsvWriter.to(text, format).write(this);
        return text.toString();
    }

    /**
     * The table as JSON: an array of objects, one per row, with the column names as field names.
     *
     * @return the text
     */
    public String toJson() {
        return JsonText.write(json -> {
            json.writeStartArray();
            for (List<@Nullable Object> row : rows) {
                json.writeStartObject();
                for (int column = 0; column < columns.size(); column++) {
                    JsonText.field(json, columns.get(column), row.get(column));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The name and the size of the table. */
    @Override
    public String toString() {
        return "Table[" + name + ", " + columns.size() + " columns, " + rows.size() + " rows]";
    }
}
