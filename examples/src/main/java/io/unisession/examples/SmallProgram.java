package io.unisession.examples;

import io.unisession.cli.PlainText;
import io.unisession.cli.UniSession;
import java.io.PrintStream;

/** Runs the examples that take no arguments. The examples themselves need not show this. */
final class SmallProgram {
    static final int OUTPUT_FAILED = 1;

    private static final int WRONG_USAGE = 2;

    private SmallProgram() {}

    /** A program that prints. */
    interface Body<E extends Exception> {
        void run(PrintStream out) throws E;
    }

    /** Runs a program on the standard streams, and exits with an error code if it fails. */
    static <E extends Exception> void main(String[] args, Body<E> body) throws E {
        int exitCode = run(System.out, System.err, args, body);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static <E extends Exception> int run(PrintStream out, PrintStream err, String[] args, Body<E> body) throws E {
        if (args.length > 0) {
            err.println("error: this program takes no arguments, found: " + PlainText.oneLine(String.join(" ", args)));
            return WRONG_USAGE;
        }
        body.run(out);
        return UniSession.isWritten(out, err) ? 0 : OUTPUT_FAILED;
    }
}
