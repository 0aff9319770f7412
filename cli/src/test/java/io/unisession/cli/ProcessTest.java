package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process, and what becomes of its output. */
class ProcessTest {
    /** More than a pipe holds. */
    private static final int LINES = 5_000;

    @TempDir
    private Path folder;

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                UniSession.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    private static String error(Process program) throws IOException {
        return new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A session with many participants, of which the command prints a line each. */
    private Path large() throws IOException {
        StringBuilder people = new StringBuilder();
        for (int number = 0; number < LINES; number++) {
            people.append(number == 0 ? "" : ",")
                    .append("{\"id\":\"p-")
                    .append(number)
                    .append("\"}");
        }
        return Files.writeString(
                folder.resolve("large.json"),
                "{\"provider\":\"acme\",\"id\":\"s-1\",\"participants\":[" + people + "]}");
    }

    @Test
    void outputThatNobodyReads_isOneLineAndAnExitCode() throws Exception {
        Process program = start("attendance", large().toString());
        program.getInputStream().close();

        assertThat(error(program))
                .isEqualTo(
                        "error: the output could not be written completely. Check the disk, or what reads the output."
                                + System.lineSeparator());
        assertThat(program.waitFor()).isEqualTo(1);
    }

    @Test
    void interruptInTheMiddleOfTheOutput_endsTheProgramQuietly() throws Exception {
        Process program = start("attendance", large().toString());
        // The first byte is there, and the pipe cannot take all that follow.
        assertThat(program.getInputStream().read()).isPositive();

        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(program.pid()))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(program.waitFor(45, TimeUnit.SECONDS)).isTrue();
        assertThat(error(program)).isEmpty();
        assertThat(program.exitValue()).isEqualTo(130);
    }
}
