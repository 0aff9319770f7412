package io.unisession.examples;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * Gets sessions and prints them. Without arguments, it gets one session from each of four services, which are fakes
 * inside this program:
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java
 * }</pre>
 *
 * <p>With a provider and a session, it calls the real service, with the credentials from the environment:
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java -Dexec.args="--provider videosdk --session 621490331a4fb00409e38ca4"
 * }</pre>
 *
 * <p>The exit code is 0; 1 if the call failed or the output could not be written; 2 if the command line or the
 * configuration is wrong. An error is one line on stderr.
 */
public final class SessionExample {
    private SessionExample() {}

    /**
     * Runs the example.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        int exitCode = run(System.out, System.err, TerminalWidth.columns(), args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(PrintStream out, PrintStream err, int width, String... args) {
        return execute(new SessionCommand(out, err, width), out, err, args);
    }

    /** Executes a command that prints plain text, and one line if it fails. */
    static int execute(Object command, PrintStream out, PrintStream err, String... args) {
        int exitCode = commandLine(command, out, err).execute(args);
        return exitCode == 0 && !SmallProgram.written(out, err) ? SmallProgram.OUTPUT_FAILED : exitCode;
    }

    private static CommandLine commandLine(Object command, PrintStream out, PrintStream err) {
        return new CommandLine(command)
                // Picocli prints only help and version here, which are ASCII; the commands print to the streams
                // themselves.
                .setOut(new PrintWriter(out, true, StandardCharsets.US_ASCII))
                .setErr(new PrintWriter(err, true, StandardCharsets.US_ASCII))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                // An id may start with @, which picocli would otherwise take for the name of an argument file.
                .setExpandAtFiles(false)
                .setUsageHelpWidth(SessionReport.WIDTH)
                .setParameterExceptionHandler((wrong, arguments) -> OneLineError.print(err, wrong))
                .setExecutionExceptionHandler((failure, failed, parsed) -> OneLineError.print(err, failure));
    }
}
