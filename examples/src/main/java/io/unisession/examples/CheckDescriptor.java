package io.unisession.examples;

import java.io.PrintStream;

/**
 * Shows what a descriptor makes of a response: each neutral field, its value, and the pointer that gave it, or why it is
 * empty. Without arguments it shows the descriptor of Tenbyte at a fake inside this program:
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor
 * }</pre>
 *
 * <p>With a descriptor of your own, a response that you saved, or a session that is asked for with the credentials of
 * the environment (paths count from the folder in which Maven runs):
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor \
 *     -Dexec.args="acme.yaml --response response.json"
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor \
 *     -Dexec.args="acme.yaml --session c-81"
 * }</pre>
 *
 * <p>The exit code is 0; 1 where the call failed, or would fail on that response; 2 where the descriptor or the command
 * line is wrong. Each fault of a descriptor is a line on stderr, any other error one line.
 */
public final class CheckDescriptor {
    private CheckDescriptor() {}

    /**
     * Runs the example.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        int exitCode = run(System.out, System.err, args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        return SessionExample.execute(new CheckCommand(out, err), out, err, args);
    }
}
