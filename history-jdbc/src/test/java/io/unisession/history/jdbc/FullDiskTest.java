package io.unisession.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 4 MB, which only the process that records can see. */
@Tag("real-servers")
class FullDiskTest {
    private static final Condition<String> JOURNAL_MESSAGE = new Condition<>(
            line -> line.startsWith("the journal could not add an entry: "), "a message of the journal");

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireMounts() {
        assumeTrue(
                PostgresServer.exitCode("unshare", "-Urm", "true") == 0,
                "skipped, because this machine does not let a test mount a file system of its own");
    }

    @Test
    void file_onAFullDisk_confirmsNothingThatIsNotStored() throws Exception {
        assertThat(output("full disk, file"))
                .haveExactly(3, JOURNAL_MESSAGE)
                .anySatisfy(line -> assertThat(line).contains("No space left on device"))
                .contains("with room again: true", "confirmed more than ten: true", "stored what was confirmed: true");
    }

    @Test
    void postgres_onAFullDisk_confirmsNothingThatIsNotStored() throws Exception {
        PostgresServer.requireOne();

        assertThat(output("full disk, postgres"))
                .haveExactly(3, JOURNAL_MESSAGE)
                .anySatisfy(line -> assertThat(line).contains("No space left on device (SQLState 53100)"))
                .contains("with room again: true", "confirmed more than ten: true", "stored what was confirmed: true");
    }

    private List<String> output(String what) throws IOException, InterruptedException {
        Process process = RecordingProcess.start(
                List.of(
                        "unshare",
                        "-Urm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=4m tmpfs '" + directory + "' && exec \"$@\"",
                        "sh"),
                what,
                directory.toString());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return output.lines().toList();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
