package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts and kills a process, which takes seconds. */
@Tag("real-servers")
class RememberSessionsTest {
    @Test
    void rememberSessions_receiverKilledInTheMiddle_losesNothingThatWasAcknowledged() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RememberSessions.run(ProgramRun.printing(out));
        List<String> lines = ProgramRun.lines(out);

        assertThat(lines)
                .hasSize(15)
                .filteredOn(line -> !line.startsWith("killed the receiver after "))
                .containsExactly(
                        "26 events: 3 lost, 2 sent twice, all in another order",
                        "acknowledged: 23, of these in the journal: 23",
                        "LiveKit still has the session: false",
                        "the journal has it: lesson, ENDED, from 0:00 to 3:00",
                        "  Priya 0:05-? (no leave was reported), 0:55-1:50",
                        "  Tomas 0:10-1:05, 1:10-2:00",
                        "  Mei 0:15-1:20, 1:25-2:10",
                        "  Sam 0:20-1:35, 1:40-2:20",
                        "  Ines 0:25-3:00 (when the session ended; no leave was reported)",
                        "  Yusuf 0:30-2:40",
                        "  Lena 0:35-3:00",
                        "  Kofi 0:40-3:00",
                        "missing: 1 x LEAVE",
                        "missing: 1 x LEAVE_BEFORE_SESSION_END");
    }
}
