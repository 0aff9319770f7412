package io.unisession.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Writes files, and overwrites one only if the command line says so. A file appears whole or not at all, even if the
 * program is stopped or the disk is full.
 */
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
     * Checks early, before sessions are fetched, that the files can be written.
     *
     * @throws IllegalArgumentException if a file would be overwritten or written twice, or cannot be a file
     */
    void check(@Nullable Path... optional) {
        List<Path> files = Arrays.stream(optional).filter(Objects::nonNull).toList();
        Set<Path> names = new HashSet<>();
        for (Path file : files) {
            Path name = file.toAbsolutePath().normalize();
            if (!names.add(name)) {
                throw new IllegalArgumentException("two options write " + file + "; name two files");
            }
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException("cannot write " + file + ": it is a folder; name a file");
            }
            Path folder = name.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new IllegalArgumentException("cannot write " + file + ": create its folder first");
            }
            if (!overwrite && Files.exists(file)) {
                throw exists(file);
            }
        }
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
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file + ": " + reason(failure), failure);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) {
            move(bytes, file);
        } else if (!overwrite) {
            throw new FileAlreadyExistsException(file.toString());
        } else if (Files.isRegularFile(file)) {
            // A symbolic link stays one, and the file that it names is replaced.
            move(bytes, file.toRealPath(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            // Such as /dev/stdout or a named pipe.
            Files.write(file, bytes);
        }
    }

    private static void move(byte[] bytes, Path file, StandardCopyOption... options) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createFile(part);
            copyPermissions(file, part);
            Files.write(part, bytes, StandardOpenOption.WRITE);
            Files.move(part, file, options);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A file that others could not read stays so. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView permissions = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (permissions != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, permissions.readAttributes().permissions());
        }
    }

    /** A file system's message repeats the file's name. */
    private static @Nullable String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.getMessage();
    }

    private static IllegalArgumentException exists(Path file) {
        return new IllegalArgumentException(file + " exists; add --overwrite to replace it");
    }
}
