package io.unisession.history.sync;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CSV as in RFC 4180. */
final class CsvRows implements SyncFiles.RowWriter {
    private final SyncTable table;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    CsvRows(SyncTable table, OutputStream out) {
        this.table = table;
        this.out = out;
    }

    @Override
    public void header() throws IOException {
        write(table.columns().stream().map(SyncColumn::name).collect(Collectors.joining(",", "", "\r\n")));
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        line.setLength(0);
        for (int index = 0; index < values.size(); index++) {
            if (index > 0) {
                line.append(',');
            }
            append(values.get(index));
        }
        write(line.append("\r\n").toString());
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            return;
        }
        String text = value.toString();
        if (value instanceof String && needsQuotes(text)) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.chars()
                        .anyMatch(character ->
                                character == ',' || character == '"' || character == '\n' || character == '\r');
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
