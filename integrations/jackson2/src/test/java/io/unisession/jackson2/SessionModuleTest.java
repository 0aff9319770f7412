package io.unisession.jackson2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.SessionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionModuleTest {
    private static final Session SESSION = Session.builder("acme")
            .id("s-1")
            .status(SessionStatus.ENDED)
            .startedAt(Instant.parse("2026-03-02T09:00:04.123456789Z"))
            .endedAt(Instant.parse("2026-03-02T09:21:53Z"))
            .participants(List.of(Participant.builder("p-1")
                    .name("Priya \u2028 Raman")
                    .intervals(List.of(Interval.of(Instant.parse("2026-03-02T09:00:05Z"), null)))
                    .build()))
            .build();

    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    record Lesson(String title, Session session, List<Session> earlier) {}

    @Test
    void mapperThatLooksForModules_writesASessionAsTheCoreDoes() throws Exception {
        JsonNode written = mapper.readTree(mapper.writeValueAsString(SESSION));

        assertThat(written).isEqualTo(mapper.readTree(SessionJson.write(SESSION)));
    }

    @Test
    void sessionsWithinObjects_areReadAsTheyWereWritten() throws Exception {
        Lesson lesson = new Lesson("Physics", SESSION, List.of(SESSION));

        Lesson read = mapper.readValue(mapper.writeValueAsString(lesson), Lesson.class);

        assertThat(read).isEqualTo(lesson);
        assertThat(read.session().participants().get(0).intervals().get(0).end())
                .isEqualTo(IntervalEnd.SESSION_END);
    }

    @Test
    void session_asATree_isReadToo() throws Exception {
        JsonNode tree = mapper.valueToTree(SESSION);

        assertThat(mapper.treeToValue(tree, Session.class)).isEqualTo(SESSION);
    }

    @Test
    void whatIsNotASession_isAnErrorOfJacksonThatSaysSo() {
        assertThatThrownBy(() -> mapper.readValue("{\"id\":\"s-1\"}", Session.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("session");
    }
}
