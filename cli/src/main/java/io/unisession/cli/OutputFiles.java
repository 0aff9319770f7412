package io.unisession.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Writes files, and overwrites one only if the command line says so. */
final class OutputFiles {
    @Option(names = "--overwrite", description = "Overwrite files that exist.")
    private boolean overwrite;

    OutputFiles() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream file) throws IOException;
    }

    /**
     * Checks early, before sessions are fetched, that no file would be overwritten.
     *
     * @throws IllegalArgumentException if one would
     */
    void requireNew(@Nullable Path... files) {
        Arrays.stream(files)
                .filter(Objects::nonNull)
                .filter(file -> !overwrite && Files.exists(file))
                .findFirst()
                .ifPresent(file -> {
                    throw exists(file);
                });
    }

    /** Writes a text, which is made only if there is a file to write. */
    void writeText(@Nullable Path file, Supplier<String> text) {
        write(file, stream -> stream.write(text.get().getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes a file; nothing if there is no file to write. The content is made first, so that its failure spoils no file. */
    void write(@Nullable Path file, Content content) {
        if (file == null) {
            return;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.writeTo(bytes);
            write(file, bytes.toByteArray());
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists(file);
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException("cannot write " + file + ": its folder does not exist", missing);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file + ": " + reason(failure), failure);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        if (overwrite) {
            Files.write(file, bytes);
            return;
        }
        Files.createFile(file);
        try {
            Files.write(file, bytes);
        } catch (IOException failure) {
            // Otherwise the next try would find a file, and refuse to overwrite it.
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** A file system's message repeats the file's name. */
    private static @Nullable String reason(IOException failure) {
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.getMessage();
    }

    private static IllegalArgumentException exists(Path file) {
        return new IllegalArgumentException(file + " exists; add --overwrite to replace it");
    }
}
