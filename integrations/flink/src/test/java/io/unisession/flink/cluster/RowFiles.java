package io.unisession.flink.cluster;

import io.unisession.history.sync.SessionVersion;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Appends versions to files, one for each attempt of each writer. The latest version of a session is its row. */
final class RowFiles implements Sink<SessionVersion> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String directory;

    /** A row of a file. */
    record Row(String sessionId, Instant observedAt, String hash) {
        private static Row of(String line) {
            String[] fields = line.split("\t", -1);
            return new Row(fields[0], Instant.parse(fields[1]), fields[2]);
        }
    }

    RowFiles(String directory) {
        this.directory = directory;
    }

    /** All that was written so far. */
    static List<Row> written(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(RowFiles::lines).map(Row::of).toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            // A writer that was killed may have written half a line.
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Map<String, Row> latest(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        Row::sessionId,
                        Function.identity(),
                        (one, other) -> other.observedAt().isBefore(one.observedAt()) ? one : other));
    }

    @Override
    public SinkWriter<SessionVersion> createWriter(WriterInitContext context) throws IOException {
        Path files = Files.createDirectories(Path.of(directory));
        BufferedWriter file = Files.newBufferedWriter(files.resolve(UUID.randomUUID() + ".tsv"));
        return new SinkWriter<>() {
            @Override
            public void write(SessionVersion version, Context unused) throws IOException {
                file.write(version.sessionId() + "\t" + version.observedAt() + "\t" + version.hash() + "\n");
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                file.flush();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
