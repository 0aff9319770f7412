package io.unisession.examples;

import io.unisession.generic.Descriptor;
import io.unisession.generic.DryRun;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows what a descriptor reads from a response: each neutral field, its value and the pointer that found it, or why it
 * is empty. The response comes from a fake inside this program:
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.unisession.examples.CheckDescriptor
 * }</pre>
 *
 * <p>For a descriptor of your own, use the command line: {@code unisession check acme.yaml --response response.json}.
 */
public final class CheckDescriptor {
    private CheckDescriptor() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, CheckDescriptor::run);
    }

    static void run(PrintStream out) {
        try (FakeTenbyte service = FakeTenbyte.start()) {
            service.addSession(EmbeddedServices.resource("tenbyte.json"));

            List<DryRun> runs = GenericSessions.builder(Descriptor.bundled("tenbyte"))
                    .baseUrl(service.baseUrl().toString())
                    .dryRun("8f14e45f-ceea-467f-a0e6-4b1d3d0c9a11");

            runs.forEach(run -> run.lines().forEach(out::println));
        }
    }
}
