package io.unisession.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a run of {@link SessionExample} printed, line by line, and its exit code. */
record ProgramRun(int exitCode, List<String> out, List<String> err) {
    static ProgramRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = SessionExample.run(printing(out), printing(err), 100, args);
        return new ProgramRun(exitCode, lines(out), lines(err));
    }

    static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** All of stdout, for parsers. */
    String outText() {
        return String.join("\n", out);
    }
}
