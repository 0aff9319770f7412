package io.unisession.examples;

import io.unisession.cli.TerminalWidth;
import io.unisession.cli.UniSession;
import java.io.PrintStream;

/**
 * Gets sessions and prints them. Without arguments, it gets one session from each of several services, which are fakes
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
        return UniSession.execute(new SessionCommand(out, err, width), out, err, args);
    }
}
