package io.unisession.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropPermissionsTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path directory;

    @Test
    void jarsWhosePermissionsDiffer_getTheSameBytes() throws IOException {
        Path open = jar("open.jar", "rw-r--r--");
        Path closed = jar("closed.jar", "rw-------");
        assertThat(Files.mismatch(open, closed)).isNotNegative();

        DropPermissions.main(directory.toString());

        assertThat(Files.mismatch(open, closed)).isNegative();
    }

    @Test
    void entries_keepOrderContentAndTime() throws IOException {
        Path jar = jar("open.jar", "rw-r--r--");
        List<String> before = entries(jar);

        DropPermissions.main(directory.toString());

        assertThat(entries(jar)).isEqualTo(before).hasSize(2);
    }

    @Test
    void missingDirectory_isNotMade() throws IOException {
        Path missing = directory.resolve("target");

        DropPermissions.main(missing.toString());

        assertThat(missing).doesNotExist();
    }

    private Path jar(String name, String permissions) throws IOException {
        Path jar = directory.resolve(name);
        try (FileSystem files = FileSystems.newFileSystem(
                URI.create("jar:" + jar.toUri()), Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            for (String file : List.of("b.txt", "a.txt")) {
                Path path = Files.writeString(files.getPath(file), "content of " + file);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
                Files.setLastModifiedTime(path, TIME);
            }
        }
        return jar;
    }

    private static List<String> entries(Path jar) throws IOException {
        List<String> entries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String content = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
                entries.add(entry.getName() + ", " + entry.getTimeLocal() + ": " + content);
            }
        }
        return entries;
    }
}
