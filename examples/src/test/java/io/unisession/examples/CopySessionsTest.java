package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts processes and kills one, which takes seconds. */
@Tag("real-servers")
class CopySessionsTest {
    @Test
    void copySessions_killedInTheMiddle_hasWhatACopyHasThatIsNotKilled() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CopySessions.run(ProgramRun.printing(out));
        List<String> lines = ProgramRun.lines(out);

        assertThat(lines)
                .hasSize(10)
                .contains(
                        "killed the copy when it had some sessions",
                        "  videosdk/eu: new or changed sessions: 1000",
                        "  videosdk/us: new or changed sessions: 1000",
                        "both have the same sessions: true; rows: 2000");
        // The second process did not copy again what the first had copied.
        assertThat(lines.get(1)).startsWith("  videosdk/eu: ").isNotEqualTo(lines.get(4));
        assertThat(lines.get(7)).startsWith("videosdk/eu  2026-03-02T00:00:00Z  session-0  ENDED  ");
    }
}
