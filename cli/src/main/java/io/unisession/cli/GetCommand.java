package io.unisession.cli;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionJson;
import java.io.PrintStream;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets one session and prints it. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Gets one session and prints it.", ""})
final class GetCommand implements Runnable {
    private final PrintStream out;
    private final int width;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(
            names = "--session",
            paramLabel = "<id>",
            required = true,
            description = "The session's id at the provider.")
    private String sessionId = "";

    @Option(names = "--json", description = "Print JSON, which the command \"attendance\" reads.")
    private boolean json;

    GetCommand(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void run() {
        try (SessionClient client = provider.open()) {
            Session session = client.getSession(sessionId);
            if (json) {
                out.println(IndentedJson.of(SessionJson.write(session)));
            } else {
                new SessionReport(out, Instant.now(), width).print(session.provider(), session);
            }
        }
    }
}
