package io.unisession.examples;

import io.unisession.cli.UniSession;
import java.io.PrintStream;

/**
 * Shows what a descriptor reads from a response: each neutral field, its value and the pointer that found it, or why it
 * is empty. Without arguments, it uses the descriptor of Tenbyte and a fake inside this program:
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor
 * }</pre>
 *
 * <p>With your own descriptor, it reads a response that you saved, or gets a session with the credentials in the
 * environment. Paths are relative to the folder in which Maven runs:
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor \
 *     -Dexec.args="acme.yaml --response response.json"
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor \
 *     -Dexec.args="acme.yaml --session c-81"
 * }</pre>
 *
 * <p>The exit code is 0; 1 if the call failed, or would fail with that response; 2 if the descriptor or the command
 * line is wrong. Each fault of a descriptor is one line on stderr, and so is any other error.
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
        return UniSession.execute(new CheckCommand(out, err), out, err, args);
    }
}
