package io.unisession.examples;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a session. */
@Command(name = "session", mixinStandardHelpOptions = true)
public final class SessionExample implements Runnable {
    @Option(names = "--id", defaultValue = "one", description = "The session's id.")
    private String id = "one";

    private SessionExample() {}

    /**
     * Runs.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        int exit = new CommandLine(new SessionExample()).execute(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @Override
    public void run() {
        System.out.println("session " + id + " " + Arrays.asList(io.unisession.videosdk.Placeholder.name()));
    }
}
