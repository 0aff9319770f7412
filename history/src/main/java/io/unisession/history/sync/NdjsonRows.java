package io.unisession.history.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a JSON object per line. Fields without a value are left out. */
final class NdjsonRows implements SyncFiles.RowWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<SyncColumn> columns;
    private final List<SerializedString> names;
    private final OutputStream out;
    private final JsonGenerator json;

    NdjsonRows(SyncTable table, OutputStream out) throws IOException {
        this.columns = table.columns();
        this.names = columns.stream()
                .map(column -> new SerializedString(column.name()))
                .toList();
        this.out = out;
        this.json = FACTORY.createGenerator(out).setRootValueSeparator(new SerializedString(""));
    }

    @Override
    public void header() {
        // Each line has the names.
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        json.writeStartObject();
        for (int index = 0; index < names.size(); index++) {
            Object value = values.get(index);
            if (value != null) {
                json.writeFieldName(names.get(index));
                write(columns.get(index).type(), value);
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(SyncColumn.Type type, Object value) throws IOException {
        switch (type) {
            case TEXT, TIME -> json.writeString(value.toString());
            case NUMBER -> json.writeNumber(((Number) value).longValue());
            case FLAG -> json.writeBoolean((Boolean) value);
            case JSON -> json.writeRawValue(onOneLine(value.toString()));
        }
    }

    /** A provider may send its JSON on several lines. In JSON, a line can only end where a space may be too. */
    private static String onOneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
        out.flush();
    }
}
