package io.unisession.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The results, as Markdown; printed as they come, since the whole takes a while. */
final class Table {
    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();

    Table(PrintStream out) {
        this.out = out;
    }

    void text(String line) {
        lines.add(line);
        out.println(line);
        out.flush();
    }

    void begin(String title, String... columns) {
        text("");
        text("### " + title);
        text("");
        row(columns);
        text("|---" + "|--:".repeat(columns.length - 1) + "|");
    }

    void row(String... cells) {
        text("| " + String.join(" | ", cells) + " |");
    }

    void write(Path file) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
