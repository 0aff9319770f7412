package io.unisession.cli;

import io.unisession.Sessions;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/** Prints the ids that {@code --provider} accepts. */
@Command(
        name = "providers",
        mixinStandardHelpOptions = true,
        description = "Prints the ids that --provider accepts, one per line.")
final class ProvidersCommand implements Runnable {
    private final PrintStream out;

    ProvidersCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        Sessions.providers().forEach(out::println);
    }
}
