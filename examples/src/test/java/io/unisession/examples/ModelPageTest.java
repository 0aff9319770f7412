package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.SessionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on the model shows the JSON that is really written. */
class ModelPageTest {
    @Test
    void example_isWhatIsWritten() throws IOException {
        String page = Files.readString(Path.of("../docs/model.md"));
        String example = page.split("```json\n", 2)[1].split("```", 2)[0];
        Session session = Session.builder("videosdk")
                .id("69a5512c8f0e4d21b7c3a410")
                .status(SessionStatus.ENDED)
                .providerStatus("ended")
                .roomId("kq3f-7xwd-m2pz")
                .startedAt(Instant.parse("2026-03-02T09:00:04.120Z"))
                .endedAt(Instant.parse("2026-03-02T09:21:53.871Z"))
                .participants(List.of(Participant.builder("q04mve")
                        .name("Mei Chen")
                        .intervals(List.of(Interval.of(
                                Instant.parse("2026-03-02T09:00:30Z"), Instant.parse("2026-03-02T09:08:12Z"))))
                        .build()))
                .build();

        assertThat(SessionJson.write(session))
                .isEqualTo(new ObjectMapper().readTree(example).toString());
        assertThat(SessionJson.read(example)).isEqualTo(session);
    }
}
