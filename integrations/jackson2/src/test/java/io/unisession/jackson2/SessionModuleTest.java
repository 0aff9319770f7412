package io.unisession.jackson2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.SessionStatus;
import io.unisession.Transcript;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
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

    record Register(Participant teacher, Interval attendance, Page<Session> page, List<Page<Participant>> people) {}

    @Test
    void participantsIntervalsAndPages_withinObjects_areReadAsTheyWereWritten() throws Exception {
        Participant teacher = SESSION.participants().get(0);
        Interval attendance = teacher.intervals().get(0);
        Page<Session> page = Page.<Session>builder(List.of(SESSION))
                .nextCursor("2")
                .total(7L)
                .build();
        Page<Participant> people = Page.<Participant>builder(List.of(teacher)).build();

        Register read = mapper.readValue(
                mapper.writeValueAsString(new Register(teacher, attendance, page, List.of(people))), Register.class);

        assertThat(read.teacher()).isEqualTo(teacher);
        assertThat(read.attendance()).isEqualTo(attendance);
        assertThat(read.page().items()).containsExactly(SESSION);
        assertThat(read.page().nextCursor()).contains("2");
        assertThat(read.page().total()).hasValue(7);
        assertThat(read.people().get(0).items()).containsExactly(teacher);
        assertThat(read.people().get(0).nextCursor()).isEmpty();
        assertThat(read.people().get(0).total()).isEmpty();
    }

    @Test
    void participantIntervalAndPage_alone_areReadAsTheyWereWritten() throws Exception {
        Participant person = SESSION.participants().get(0);
        Interval interval = person.intervals().get(0);
        String page = mapper.writeValueAsString(
                Page.<Session>builder(List.of(SESSION)).build());

        assertThat(mapper.readValue(mapper.writeValueAsString(person), Participant.class))
                .isEqualTo(person);
        assertThat(mapper.readValue(mapper.writeValueAsString(interval), Interval.class))
                .isEqualTo(interval);
        assertThat(mapper.readValue(page, new TypeReference<Page<Session>>() {}).items())
                .containsExactly(SESSION);
        assertThatThrownBy(() -> mapper.readValue("[]", new TypeReference<Page<Session>>() {}))
                .hasMessageContaining("a page is an object with the array items");
    }

    @Test
    void eventsRecordingsAndTranscripts_aloneAndInPages_areReadAsTheyWereWritten() throws Exception {
        SessionEvent event = SessionEvent.builder("acme", Instant.parse("2026-03-02T09:00:06Z"))
                .type(SessionEventType.PARTICIPANT_JOINED)
                .sessionId("s-1")
                .participant(SESSION.participants().get(0))
                .build();
        Recording recording =
                Recording.builder("acme").id("r-1").sessionId("s-1").build();
        Transcript transcript =
                Transcript.builder("acme").id("t-1").sessionId("s-1").build();
        String recordings = mapper.writeValueAsString(
                Page.<Recording>builder(List.of(recording)).build());

        assertThat(mapper.readTree(mapper.writeValueAsString(event)))
                .isEqualTo(mapper.readTree(SessionJson.write(event)));
        assertThat(mapper.readValue(mapper.writeValueAsString(event), SessionEvent.class))
                .isEqualTo(event);
        assertThat(mapper.readValue(recordings, new TypeReference<Page<Recording>>() {})
                        .items())
                .containsExactly(recording);
        assertThat(mapper.readValue(mapper.writeValueAsString(transcript), Transcript.class))
                .isEqualTo(transcript);
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
                .hasMessageContaining("provider or id is missing");
    }
}
