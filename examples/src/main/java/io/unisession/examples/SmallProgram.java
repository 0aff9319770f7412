package io.unisession.examples;

import java.io.PrintStream;

/** Runs the examples that take no arguments, which is nothing that they show. */
final class SmallProgram {
    static final int OUTPUT_FAILED = 1;

    private static final int WRONG_USAGE = 2;

    private SmallProgram() {}

    /** A program that prints. */
    interface Body<E extends Exception> {
        void run(PrintStream out) throws E;
    }

    /** Runs a program on the process's own streams, and ends the process if that fails. */
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
        return written(out, err) ? 0 : OUTPUT_FAILED;
    }

    /** Whether all output was written. A {@code PrintStream} keeps quiet about a full disk or a reader that has gone. */
    static boolean written(PrintStream out, PrintStream err) {
        boolean failed = out.checkError();
        if (failed) {
            err.println("error: the output could not be written completely. Check the disk, or what reads the output.");
        }
        return !failed;
    }
}
