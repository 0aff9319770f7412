package io.unisession.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of UniSession: gets, lists and copies sessions, and reports attendance. Credentials come from the
 * environment.
 *
 * <pre>{@code
 * java -jar unisession.jar get --provider videosdk --session 621490331a4fb00409e38ca4
 * java -jar unisession.jar attendance --provider videosdk --session 621490331a4fb00409e38ca4 --html report.html
 * }</pre>
 *
 * <p>The exit code is 0; 1 if a call failed or a file or the output could not be written; 2 if the command line or the
 * configuration is wrong. An error is one line on stderr.
 */
@Command(
        name = "unisession",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Gets, lists and copies sessions, reports who attended, and checks descriptors. Credentials come from the"
                    + " environment.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "\"unisession <command> --help\" lists the options of a command.",
            "",
            "Exit code: 0 done, 1 a call or the output failed, 2 wrong options or configuration."
        })
public final class UniSession implements Runnable {
    private static final int OUTPUT_FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private UniSession() {}

    /**
     * Runs a command.
     *
     * @param args the command and its options; see {@code --help}
     */
    public static void main(String... args) {
        int exitCode = run(System.out, System.err, TerminalWidth.columns(), args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /**
     * Runs a command on other streams.
     *
     * @param out where it prints
     * @param err where errors are printed
     * @param width how wide lines may be
     * @param args the command and its options
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, int width, String... args) {
        CommandLine commands = new CommandLine(new UniSession())
                .addSubcommand(new GetCommand(out, width))
                .addSubcommand(new ListCommand(out, err, width))
                .addSubcommand(new RecordingsCommand(out, width))
                .addSubcommand(new AttendanceCommand(out, err, width))
                .addSubcommand(new SyncCommand(out, err))
                .addSubcommand(new CheckCommand(out, err))
                .addSubcommand(new ProvidersCommand(out));
        return execute(commands, out, err, args);
    }

    /**
     * Runs a command that prints plain text. If it fails, one line on stderr says why.
     *
     * @param command an object with picocli's annotations
     * @param out where the command prints
     * @param err where the error is printed
     * @param args the command's options
     * @return the exit code
     */
    public static int execute(Object command, PrintStream out, PrintStream err, String... args) {
        return execute(new CommandLine(command), out, err, args);
    }

    private static int execute(CommandLine commands, PrintStream out, PrintStream err, String... args) {
        int exitCode = commands
                // Picocli prints only help and version here, which are ASCII; the commands print to the streams
                // themselves.
                .setOut(new PrintWriter(out, true, StandardCharsets.US_ASCII))
                .setErr(new PrintWriter(err, true, StandardCharsets.US_ASCII))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                // An id may start with @, which picocli would otherwise take for the name of an argument file.
                .setExpandAtFiles(false)
                .registerConverter(Path.class, new FileOption())
                .setUsageHelpWidth(SessionReport.WIDTH)
                .setParameterExceptionHandler((wrong, arguments) -> OneLineError.print(err, wrong, arguments))
                .setExecutionExceptionHandler((failure, failed, parsed) -> OneLineError.print(err, failure))
                .execute(args);
        return exitCode == 0 && !isWritten(out, err) ? OUTPUT_FAILED : exitCode;
    }

    /**
     * Checks whether all output was written, and says so on stderr if not. A {@code PrintStream} does not throw if the
     * disk is full or the reader is gone.
     *
     * @param out where a program printed
     * @param err where to print the error
     * @return whether the output is complete
     */
    public static boolean isWritten(PrintStream out, PrintStream err) {
        boolean failed = out.checkError();
        if (failed) {
            err.println("error: the output could not be written completely. Check the disk, or what reads the output.");
        }
        return !failed;
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not create this command");
        }
        throw new ParameterException(
                spec.commandLine(), "give a command: get, list, recordings, attendance, sync, check or providers");
    }
}
