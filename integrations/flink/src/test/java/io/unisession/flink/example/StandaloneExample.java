package io.unisession.flink.example;

import io.unisession.flink.cluster.StandaloneRun;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies the sessions of an embedded service on a Flink cluster of two processes, one of which is killed on the way. */
public final class StandaloneExample {
    private StandaloneExample() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("flink");
        StandaloneRun run = StandaloneRun.in(directory);
        // Without what Flink logs.
        run.printed().lines().filter(line -> line.startsWith("Job ")).forEach(System.out::println);
        run.rows().entrySet().stream()
                .limit(5)
                .forEach(row -> System.out.println(row.getKey() + "  " + row.getValue()));
        System.out.println(run.rows().size() + " sessions, as the service has them: "
                + run.rows().equals(run.truth()) + ". The TaskManager was killed once, and " + run.written()
                + " versions were written. Logs are in " + directory);
        if (!run.rows().equals(run.truth())) {
            System.exit(1);
        }
    }
}
