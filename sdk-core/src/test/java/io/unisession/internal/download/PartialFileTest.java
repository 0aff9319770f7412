package io.unisession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.support.LockingProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupt exactly during a write leaves behind, and what another process can do around the end. */
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

    /** Between a lock that is gone and the final name, another process could take the whole file for a part. */
    @Test
    void move_keepsTheLockUntilTheFileHasItsFinalName() {
        Path target = directory.resolve("lesson.mp4");
        try (PartialFile file = PartialFile.of(target, "key", errors)) {
            file.append(new byte[1], 1);
            file.end();
            file.move(false);

            assertThat(LockingProcess.lock(target)).isEqualTo("held by another");
        }
        assertThat(LockingProcess.lock(target)).isEqualTo("free");
        assertThat(directory.resolve("lesson.mp4.part")).doesNotExist();
    }

    /** This would write over the file of the download that has just ended. */
    @Test
    void lock_ofAFileThatGotItsFinalNameMeanwhile_isNotOurs() throws IOException {
        Path part = directory.resolve("lesson.mp4.part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Files.move(part, directory.resolve("lesson.mp4"));

            assertThat(PartialFile.isOurs(channel, part)).isFalse();
        }
    }
}
