package io.unisession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupt exactly during a write leaves behind. */
class PartialFileTest {
    private final DownloadErrors errors = new DownloadErrors("acme");

    @TempDir
    Path directory;

    @Test
    void close_afterAnInterruptReleasedTheLock_deletesNothing_andTheNextOneCanBegin() {
        Path target = directory.resolve("lesson.mp4");
        try (PartialFile file = PartialFile.of(target, "key", errors)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> file.append(new byte[1], 1)).isInstanceOf(UncheckedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(directory.resolve("lesson.mp4.part"))
                .as("it may be another process's by now")
                .exists();
        try (PartialFile next = PartialFile.of(target, "key", errors)) {
            assertThat(next.length()).isZero();
        }
        assertThat(directory).isEmptyDirectory();
    }
}
