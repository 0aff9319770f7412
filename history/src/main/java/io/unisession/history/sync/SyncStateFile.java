package io.unisession.history.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of a sync in a file. The file is replaced atomically at the start of each round; in between, a line is
 * added for each page. A process that is killed while it adds a line has lost that line only.
 */
public final class SyncStateFile implements SyncStore {
    private static final int VERSION = 1;
    private static final long SMALLEST_LIMIT = 4L << 20;
    private static final int CHECKSUM_DIGITS = 8;

    private final Path file;
    private @Nullable FileChannel lockFile;
    private @Nullable FileChannel open;
    private long replacedSize;

    private SyncStateFile(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * Keeps the state in a file.
     *
     * @param file the file; created if it is missing. A file with the same name and {@code .lock} stays beside it
     * @return the store
     */
    public static SyncStateFile of(Path file) {
        return new SyncStateFile(file);
    }

    @Override
    public Optional<Kept> load() {
        try {
            lock();
            return Files.exists(file) ? Optional.of(read()) : Optional.empty();
        } catch (IOException failure) {
            throw failed("read", failure);
        }
    }

    private void lock() throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            TargetFolder.create(parent);
        }
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new SyncException("another process uses the state file " + file + ". Wait for it to end", null);
        }
        lockFile = channel;
    }

    private Kept read() throws IOException {
        Map<String, SyncState> states = new LinkedHashMap<>();
        long length;
        String position;
        // Not Files.newBufferedReader, which fails if a line was cut inside a character. The checksum decides.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            Lines content = new Lines(lines, Files.size(file));
            Map<?, ?> header = content.required();
            requireReadable(header);
            position = StateJson.text(header.get("position"));
            for (long left = StateJson.number(header.get("sources")); left > 0; left--) {
                SyncState state = SyncState.of(content.requiredText());
                states.put(state.source(), state);
            }
            replacedSize = content.bytes;
            length = content.bytes;
            for (Map<?, ?> line = content.next(); line != null; line = content.next()) {
                SyncState state = states.get(StateJson.text(line.get("source")));
                if (state == null) {
                    throw new IllegalArgumentException("a step is of an unknown source");
                }
                state.apply(SyncStep.of(StateJson.text(line.get("step"))));
                position = StateJson.text(line.get("position"));
                length = content.bytes;
            }
        } catch (IllegalArgumentException corrupt) {
            throw corrupt(corrupt);
        } catch (SyncException unreadable) {
            throw unreadable.getCause() instanceof IllegalArgumentException ? corrupt(unreadable) : unreadable;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        // A line that was cut is followed by others otherwise.
        channel.truncate(length);
        channel.position(length);
        open = channel;
        return new Kept(states, position);
    }

    private SyncException corrupt(Exception cause) {
        return new SyncException(
                "the state file " + file + " is corrupt. Restore it from a backup, or start a new sync with a new state"
                        + " file and a new output",
                cause);
    }

    private void requireReadable(Map<?, ?> header) {
        if (!"unisession-sync".equals(header.get("format"))) {
            throw new SyncException(file + " is not a state file of a sync. Name another file", null);
        }
        long version = StateJson.number(header.get("version"));
        if (version > VERSION) {
            throw new SyncException(
                    "the state file " + file + " has version " + version + ", but this UniSession reads up to version "
                            + VERSION + ". Use the UniSession that wrote it, or a later one",
                    null);
        }
    }

    /** The lines of the file, each after its checksum. */
    private static final class Lines {
        private final BufferedReader reader;
        private final long size;
        private long bytes;

        Lines(BufferedReader reader, long size) {
            this.reader = reader;
            this.size = size;
        }

        Map<?, ?> required() throws IOException {
            return StateJson.read(requiredText());
        }

        String requiredText() throws IOException {
            String text = nextText();
            if (text == null) {
                throw new IllegalArgumentException("it ends early");
            }
            return text;
        }

        @Nullable
        Map<?, ?> next() throws IOException {
            String text = nextText();
            return text == null ? null : StateJson.read(text);
        }

        /** The next line; null at the end and for a last line that was cut. */
        private @Nullable String nextText() throws IOException {
            String line = reader.readLine();
            if (line == null) {
                return null;
            }
            long end = bytes + line.getBytes(StandardCharsets.UTF_8).length + 1;
            boolean whole = line.length() > CHECKSUM_DIGITS
                    && line.startsWith(checksum(line.substring(CHECKSUM_DIGITS + 1)))
                    && end <= size;
            if (whole) {
                bytes = end;
                return line.substring(CHECKSUM_DIGITS + 1);
            }
            if (reader.readLine() == null) {
                return null;
            }
            throw new IllegalArgumentException("a line does not match its checksum");
        }
    }

    private static String line(String json) {
        return checksum(json) + " " + json + "\n";
    }

    private static String checksum(String json) {
        CRC32 sum = new CRC32();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        String digits = Long.toHexString(sum.getValue());
        return "0".repeat(CHECKSUM_DIGITS - digits.length()) + digits;
    }

    @Override
    public void replace(List<SyncState> states, String position) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("format", "unisession-sync");
        header.put("version", VERSION);
        header.put("sources", states.size());
        header.put("position", position);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            boolean replaced = false;
            try {
                write(channel, line(StateJson.write(header)));
                for (SyncState state : states) {
                    write(channel, line(state.toJson()));
                }
                channel.force(true);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                replaced = true;
            } finally {
                if (!replaced) {
                    channel.close();
                }
            }
            closeFile();
            open = channel;
            replacedSize = channel.position();
        } catch (IOException failure) {
            throw failed("write", failure);
        }
    }

    @Override
    public boolean append(String source, SyncStep step, String position) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("source", source);
        line.put("position", position);
        line.put("step", step.toJson());
        try {
            FileChannel channel = Objects.requireNonNull(open, "the state was not replaced yet");
            write(channel, line(StateJson.write(line)));
            return channel.position() - replacedSize > Math.max(SMALLEST_LIMIT, 2 * replacedSize);
        } catch (IOException failure) {
            throw failed("write", failure);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private SyncException failed(String what, IOException failure) {
        return new SyncException("cannot " + what + " the state file " + file + ": " + failure, failure);
    }

    private void closeFile() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException failure) {
            throw failed("write", failure);
        }
    }

    @Override
    public String toString() {
        return "SyncStateFile[" + file + "]";
    }
}
