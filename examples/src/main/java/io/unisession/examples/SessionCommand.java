package io.unisession.examples;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionJson;
import io.unisession.Sessions;
import io.unisession.cli.IndentedJson;
import io.unisession.cli.ProgramVersion;
import io.unisession.cli.ProviderOptions;
import io.unisession.cli.SessionReport;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@link SessionExample}. */
@Command(
        name = "session-example",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Gets sessions and prints them.",
            "",
            "Without options: gets one session from each of several services, which are fakes inside this program."
                    + " With --provider and --session: gets one session from the real service, with the credentials"
                    + " in the environment.",
            ""
        },
        footer = {"", "Exit code: 0 done, 1 the call or the output failed, 2 wrong options or configuration."})
final class SessionCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final int width;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(names = "--session", paramLabel = "<id>", description = "The session's id at that provider.")
    private @Nullable String sessionId;

    @Option(names = "--json", description = "Print JSON: all neutral fields, with times and durations in ISO 8601.")
    private boolean json;

    @Option(names = "--list-providers", description = "Print the ids that --provider accepts, one per line.")
    private boolean listProviders;

    @Spec
    private @Nullable CommandSpec spec;

    SessionCommand(PrintStream out, PrintStream err, int width) {
        this.out = out;
        this.err = err;
        this.width = width;
    }

    @Override
    public Integer call() {
        if (listProviders) {
            Sessions.providers().forEach(out::println);
        } else if (provider.arePresent() && sessionId != null) {
            try (SessionClient client = provider.open()) {
                print(Demonstration.fetch(client, sessionId));
            }
        } else if (provider.arePresent() || sessionId != null) {
            throw wrong("give both --provider <id> and --session <id>, or neither to see the embedded fakes;"
                    + " --base-url needs both");
        } else if (json) {
            err.println("These sessions come from fakes inside this program, not from real services.");
            Demonstration.printJson(out);
        } else {
            Demonstration.printReport(out, width);
        }
        return 0;
    }

    private void print(Session session) {
        if (json) {
            out.println(IndentedJson.of(SessionJson.write(session)));
        } else {
            new SessionReport(out, Instant.now(), width).print(session.provider(), session);
        }
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not create this command");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
