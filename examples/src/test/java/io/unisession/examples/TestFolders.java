package io.unisession.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Folders with files for one test: class paths, and descriptors to load. */
final class TestFolders {
    static final String PREFIX = "unisession-messages-";

    private final Path root;

    TestFolders() throws IOException {
        root = Files.createTempDirectory(PREFIX);
    }

    Path file(String path, byte[] content) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Path missing(String path) {
        return root.resolve(path);
    }

    /** Calls with folders on the class path of the calling thread. */
    <T> T onClassPath(Callable<T> call, String... folders) throws Exception {
        URL[] urls = new URL[folders.length];
        for (int index = 0; index < folders.length; index++) {
            urls[index] = root.resolve(folders[index]).toUri().toURL();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, before)) {
            thread.setContextClassLoader(loader);
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
