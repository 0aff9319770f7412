package io.unisession.history.sync;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Appends versions to three files in a folder: sessions, participants and intervals. The last version of a session in
 * the files is the current one. After a restart, the files continue where the state ends, so nothing is in them twice.
 */
public final class SyncFiles implements SyncOutput {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Format format;
    private final Map<SyncTable, Table> tables = new EnumMap<>(SyncTable.class);

    /** How a table is written. */
    enum Format {
        NDJSON {
            @Override
            RowWriter writer(SyncTable table, OutputStream out) throws IOException {
                return new NdjsonRows(table, out);
            }
        },
        CSV {
            @Override
            RowWriter writer(SyncTable table, OutputStream out) {
                return new CsvRows(table, out);
            }
        };

        abstract RowWriter writer(SyncTable table, OutputStream out) throws IOException;

        String fileName(SyncTable table) {
            return table.tableName() + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes the rows of a table. */
    interface RowWriter {
        void header() throws IOException;

        void row(List<@Nullable Object> values) throws IOException;

        void flush() throws IOException;
    }

    private record Table(FileChannel file, RowWriter rows) {}

    private SyncFiles(Path folder, Format format) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.format = format;
    }

    /**
     * Writes a JSON object per line, with the provider's response as an object in the field {@code raw}.
     *
     * @param folder where the files are; created if it is missing
     * @return the output
     */
    public static SyncFiles ndjson(Path folder) {
        return new SyncFiles(folder, Format.NDJSON);
    }

    /**
     * Writes CSV with a header, as in RFC 4180: an empty field is null, and a quoted empty one is an empty text. It is for
     * databases: names are in it as people chose them, and a spreadsheet program would run one such as {@code =cmd()} as
     * a formula.
     *
     * @param folder where the files are; created if it is missing
     * @return the output
     */
    public static SyncFiles csv(Path folder) {
        return new SyncFiles(folder, Format.CSV);
    }

    @Override
    public void start(@Nullable String position) {
        try {
            TargetFolder.create(folder);
            Map<?, ?> lengths = position == null ? Map.of() : lengths(position);
            for (SyncTable table : SyncTable.values()) {
                String name = format.fileName(table);
                tables.put(table, position == null ? create(table, name) : resume(table, name, lengths.get(name)));
            }
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    private Map<?, ?> lengths(String position) {
        try {
            return StateJson.read(position);
        } catch (IllegalArgumentException notOurs) {
            throw new SyncException(
                    "the state says how far another kind of output was written, not the files in " + folder
                            + ". Use the output that belongs to it, or start a new sync with a new folder and a new"
                            + " state file",
                    notOurs);
        }
    }

    private Table create(SyncTable table, String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file) && !isJustBegun(table, file)) {
            throw new SyncException(
                    file
                            + " exists, but there is no state file that says how far it was written. Use another"
                            + " folder, or the state file that belongs to it",
                    null);
        }
        return open(table, file, 0, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Whether a file has its header at most, as after a sync that was killed before it kept its first state. */
    private boolean isJustBegun(SyncTable table, Path file) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        RowWriter rows = format.writer(table, header);
        rows.header();
        rows.flush();
        long size = Files.isRegularFile(file) ? Files.size(file) : Long.MAX_VALUE;
        return size <= header.size()
                && Arrays.equals(Files.readAllBytes(file), Arrays.copyOf(header.toByteArray(), (int) size));
    }

    private Table resume(SyncTable table, String name, @Nullable Object length) throws IOException {
        Path file = folder.resolve(name);
        long written = length instanceof Long number ? number : -1;
        if (written < 0 || !Files.exists(file) || Files.size(file) < written) {
            throw new SyncException(
                    file + " is missing or shorter than the state file says. Restore it, or start a new sync with a new"
                            + " folder and a new state file",
                    null);
        }
        return open(table, file, written, StandardOpenOption.WRITE);
    }

    /** Opens a file at the end of what is to stay of it; a file of which nothing stays gets a header. */
    private Table open(SyncTable table, Path file, long end, OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        try {
            channel.truncate(end);
            channel.position(end);
            RowWriter rows = format.writer(table, new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            if (end == 0) {
                rows.header();
                rows.flush();
            }
            return new Table(channel, rows);
        } catch (IOException failure) {
            closeAfter(failure, channel);
            throw failure;
        }
    }

    private static void closeAfter(IOException failure, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    @Override
    public void write(List<SessionVersion> versions) {
        try {
            for (Map.Entry<SyncTable, Table> table : tables.entrySet()) {
                for (SessionVersion version : versions) {
                    for (List<@Nullable Object> row : table.getKey().rows(version)) {
                        table.getValue().rows().row(row);
                    }
                }
                table.getValue().rows().flush();
            }
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    @Override
    public String position() {
        Map<String, Long> lengths = new LinkedHashMap<>();
        try {
            for (Map.Entry<SyncTable, Table> table : tables.entrySet()) {
                lengths.put(
                        format.fileName(table.getKey()), table.getValue().file().position());
            }
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
        return StateJson.write(lengths);
    }

    @Override
    public void close() {
        IOException failed = null;
        for (Table table : tables.values()) {
            try {
                table.file().close();
            } catch (IOException failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw cannotWrite(failed);
        }
    }

    private SyncException cannotWrite(IOException failure) {
        return new SyncException("cannot write to " + folder + ": " + failure, failure);
    }

    @Override
    public String toString() {
        return "SyncFiles[" + folder + "]";
    }
}
