package io.unisession.cli;

import io.unisession.generic.Descriptor;
import io.unisession.generic.DescriptorException;
import io.unisession.generic.DescriptorFault;
import io.unisession.generic.DryRun;
import io.unisession.generic.GenericSessions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a descriptor, and shows what it reads. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        description = {
            "Checks a descriptor, and shows field by field what it reads from a saved response, a live session or a saved"
                    + " event, or what it sends. With only a descriptor, it just validates it.",
            ""
        },
        footer = {"", "Exit code: 0 done, 1 the call failed or would fail, 2 wrong descriptor or options."})
final class CheckCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "0..1", paramLabel = "<descriptor>", description = "The file: JSON, or YAML as *.yaml.")
    private @Nullable Path descriptorFile;

    @Option(names = "--response", paramLabel = "<file>", description = "A saved response of the service, as JSON.")
    private @Nullable Path responseFile;

    @Option(
            names = "--operation",
            paramLabel = "<key>",
            defaultValue = "getSession",
            description = "The operation that returned the saved response (default: getSession).")
    private String operation = "getSession";

    @Option(
            names = "--event",
            paramLabel = "<file>",
            description = "The saved body of a request to a webhook, as JSON or as a form.")
    private @Nullable Path eventFile;

    @Option(
            names = "--request",
            paramLabel = "<key>",
            description = "An operation, such as endSession, whose request is shown but not sent.")
    private @Nullable String requestedOperation;

    @Option(
            names = "--with",
            paramLabel = "<variable>=<value>",
            description = "A value for the request, such as sessionId=c-81; without it, an example.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--session",
            paramLabel = "<id>",
            description = "The id of a session to get, with the settings in the environment.")
    private @Nullable String sessionId;

    @Option(
            names = "--base-url",
            paramLabel = "<url>",
            description = "Replaces the descriptor's base URL: https, or http on this machine.")
    private @Nullable String baseUrl;

    @Option(names = "--schema", description = "Print the JSON Schema of descriptors, for an editor.")
    private boolean schema;

    @Spec
    private @Nullable CommandSpec spec;

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if (schema) {
            out.print(Descriptor.schema());
            return 0;
        }
        long sources = Stream.of(responseFile, eventFile, requestedOperation, sessionId)
                .filter(Objects::nonNull)
                .count();
        if (descriptorFile == null || sources > 1) {
            throw wrong(
                    "give a descriptor and either --response <file>, --event <file>, --request <key> or --session <id>");
        }
        if (requestedOperation == null && !variables.isEmpty()) {
            throw wrong("--with needs --request <key>");
        }
        try {
            return check(Descriptor.load(descriptorFile));
        } catch (DescriptorException faulty) {
            faulty.faults().forEach(fault -> err.println("error: " + line(fault)));
            return 2;
        }
    }

    private int check(Descriptor descriptor) {
        descriptor.warnings().forEach(warning -> err.println("warning: " + line(warning)));
        if (responseFile != null) {
            String response = InputFile.text(responseFile);
            return print(List.of(dryRun(() -> DryRun.of(descriptor, operation, response))));
        }
        if (eventFile != null) {
            String body = InputFile.text(eventFile);
            return print(List.of(dryRun(() -> DryRun.ofEvents(descriptor, body))));
        }
        if (requestedOperation != null) {
            String requested = requestedOperation;
            return print(List.of(dryRun(() -> DryRun.ofRequest(descriptor, requested, variables))));
        }
        if (sessionId != null) {
            GenericSessions.Builder builder = GenericSessions.builder(descriptor);
            if (baseUrl != null) {
                builder.baseUrl(baseUrl);
            }
            return print(builder.dryRun(sessionId));
        }
        out.println("The descriptor of " + descriptor.id() + " is valid.");
        return 0;
    }

    private DryRun dryRun(Supplier<DryRun> run) {
        try {
            return run.get();
        } catch (IllegalArgumentException unread) {
            throw wrong(String.valueOf(unread.getMessage()));
        }
    }

    private int print(List<DryRun> runs) {
        runs.forEach(run -> run.lines().forEach(out::println));
        return runs.stream().anyMatch(run -> run.problem().isPresent()) ? 1 : 0;
    }

    private static String line(DescriptorFault fault) {
        return PlainText.oneLine(fault.toString());
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not create this command");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
