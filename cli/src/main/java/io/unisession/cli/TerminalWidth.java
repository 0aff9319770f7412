package io.unisession.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The width of the terminal. */
public final class TerminalWidth {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 200;

    private TerminalWidth() {}

    /**
     * The number of columns.
     *
     * @return the number; 100 if the output is not a terminal or its width is unknown
     */
    public static int columns() {
        return parse(System.getenv("COLUMNS"))
                .or(() -> isTerminal() ? parse(lastWord(size())) : Optional.empty())
                .orElse(SessionReport.WIDTH);
    }

    /** Limits a number of columns to the widths that the report supports. */
    static Optional<Integer> parse(@Nullable String columns) {
        return columns != null && columns.matches("[1-9][0-9]{0,3}")
                ? Optional.of(Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns))))
                : Optional.empty();
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1).strip();
    }

    /** Asks the system, because {@code System.console()} means something else from JDK 22 on. */
    private static boolean isTerminal() {
        return isTerminal(1);
    }

    /** Whether stdout (1) or stderr (2) is a terminal. */
    static boolean isTerminal(int stream) {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(stream))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Rows and columns from the system's stty command, because Java cannot tell them. */
    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException noSuchProgram) {
            return "";
        }
    }
}
