package io.unisession.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("real-servers")
class StandaloneClusterTest {
    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void submittedJob_taskManagerIsKilled_rowsAreWhatTheServiceHas() throws Exception {
        StandaloneRun run = StandaloneRun.in(directory);

        assertThat(run.printed()).contains("Job has been submitted with JobID");
        assertThat(run.rows()).isEqualTo(run.truth()).hasSize(StandaloneRun.SESSIONS);
        assertThat(run.secretLogged()).isFalse();
    }
}
