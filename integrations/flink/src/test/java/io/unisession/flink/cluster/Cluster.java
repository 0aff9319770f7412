package io.unisession.flink.cluster;

import io.unisession.flink.SessionSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink's cluster within one process, with two TaskManagers of two slots each. */
public final class Cluster implements AutoCloseable {
    private final Path directory;
    private final MiniCluster cluster;

    private Cluster(Path directory, MiniCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    public static Cluster start(Path directory) throws Exception {
        Configuration settings = new Configuration();
        settings.setString("heartbeat.interval", "500 ms");
        settings.setString("heartbeat.timeout", "20 s");
        settings.setString("rest.bind-port", "0");
        settings.setString("taskmanager.memory.network.min", "16m");
        settings.setString("taskmanager.memory.network.max", "16m");
        settings.setString("taskmanager.memory.managed.size", "16m");
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .withRandomPorts()
                .build());
        cluster.start();
        return new Cluster(directory, cluster);
    }

    /** Starts a job that writes a source's versions into a table. */
    public JobID submit(SessionSource source, Table table, int parallelism) throws Exception {
        return submit(source, table, parallelism, null);
    }

    /** Starts a job from a savepoint. */
    public JobID submit(SessionSource source, Table table, int parallelism, String savepoint) throws Exception {
        Configuration settings = new Configuration();
        settings.setString("restart-strategy.type", "fixed-delay");
        settings.setString("restart-strategy.fixed-delay.attempts", "1000");
        settings.setString("restart-strategy.fixed-delay.delay", "50 ms");
        settings.setString("execution.checkpointing.interval", "100 ms");
        settings.setString(
                "execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString());
        if (savepoint != null) {
            settings.setString("execution.state-recovery.path", savepoint);
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(parallelism);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "sessions")
                .uid("sessions")
                .map(new Failures())
                .uid("failures")
                .returns(source.getProducedType())
                .sinkTo(table)
                .uid("table");
        return cluster.submitJob(environment.getStreamGraph().getJobGraph())
                .get(60, TimeUnit.SECONDS)
                .getJobID();
    }

    /** Waits until a bounded job is over. */
    public JobStatus await(JobID job) throws Exception {
        return cluster.requestJobResult(job)
                .get(9, TimeUnit.MINUTES)
                .getJobStatus()
                .orElseThrow();
    }

    /** Waits until something holds, however long it takes the machine. */
    public static void until(BooleanSupplier condition) throws InterruptedException {
        Instant latest = Instant.now().plus(Duration.ofMinutes(8));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(latest)) {
                throw new AssertionError("it did not happen within eight minutes");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Stops a job with a savepoint, and returns where that is. */
    public String stop(JobID job) throws Exception {
        return cluster.stopWithSavepoint(
                        job, directory.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
    }

    public void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get(60, TimeUnit.SECONDS);
    }

    /** Loses a TaskManager, and gets another. */
    public void replaceTaskManager() throws Exception {
        cluster.terminateTaskManager(0).get(60, TimeUnit.SECONDS);
        cluster.startTaskManager();
    }

    @Override
    public void close() {
        cluster.closeAsync().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
