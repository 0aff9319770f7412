package io.unisession.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes jars again without the permissions that their files had on this machine. Maven's plugins copy those into an archive, so that its
 * bytes would depend on the umask of whoever builds it.
 */
public final class DropPermissions {
    private DropPermissions() {}

    /**
     * Writes all jars in a directory again.
     *
     * @param args the directory; one without jars is left as it is
     * @throws IOException if a jar cannot be read or written
     */
    public static void main(String... args) throws IOException {
        Path directory = Path.of(args[0]);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
            for (Path jar : jars) {
                Files.write(jar, withoutPermissions(jar));
            }
        }
    }

    /** The same entries in the same order. Java's own writer knows no permissions. */
    private static byte[] withoutPermissions(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry plain = new ZipEntry(entry.getName());
                // Not setTime, whose result depends on the time zone.
                plain.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(plain);
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
