package io.unisession.flink.cluster;

import io.unisession.flink.SessionSource;
import io.unisession.flink.SyncAccount;
import io.unisession.history.sync.SyncPlan;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job to submit: copies the sessions of VideoSDK that started in a range of time into files in a directory. */
public final class CopyJob {
    private CopyJob() {}

    public static void main(String[] arguments) throws Exception {
        Instant from = Instant.parse(arguments[0]);
        Instant until = Instant.parse(arguments[1]);
        SyncPlan plan = SyncPlan.builder("videosdk", from).pageSize(100).build();
        SessionSource source = SessionSource.builder()
                .account(SyncAccount.builder("videosdk", plan)
                        .atMost(20, Duration.ofSeconds(1))
                        .build())
                .until(until)
                .build();
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(4);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "sessions")
                .sinkTo(new RowFiles(arguments[2]));
        environment.execute("copy sessions");
    }
}
