package io.unisession.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.flink.cluster.Table;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The Java of the page on Flink, which compiles and becomes a job. */
class FlinkPageTest {
    @Test
    void everySnippetOfThePage_isCodeOfThisTest() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "flink.md"));
        String here = withoutSpace(
                Files.readString(Path.of("src", "test", "java", "io", "unisession", "flink", "FlinkPageTest.java")));

        assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(page)
                        .results())
                .hasSize(1)
                .allSatisfy(snippet -> assertThat(here).contains(withoutSpace(snippet.group(1))));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }

    @Test
    void snippet_isAJob() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

        addSessions(environment, new Table());

        assertThat(environment.getStreamGraph().getJobGraph().getNumberOfVertices())
                .isEqualTo(2);
    }

    private static void addSessions(StreamExecutionEnvironment environment, Sink<SessionVersion> upserts) {
        SyncAccount europe = SyncAccount.builder(
                        "videosdk",
                        SyncPlan.builder("videosdk/eu", Instant.parse("2026-01-01T00:00:00Z"))
                                .build())
                .setting("VIDEOSDK_TOKEN", "EU_VIDEOSDK_TOKEN")
                .atMost(300, Duration.ofMinutes(1))
                .build();
        SessionSource source = SessionSource.builder()
                .account(europe)
                .every(Duration.ofHours(1))
                .build();

        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "sessions")
                .keyBy(version -> version.source() + "/" + version.sessionId())
                .sinkTo(upserts);
    }
}
