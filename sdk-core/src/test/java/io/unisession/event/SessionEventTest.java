package io.unisession.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Participant;
import io.unisession.ProviderDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;

class SessionEventTest {
    private static final Instant AT = Instant.parse("2026-10-01T08:00:00Z");

    @Test
    void event_hasWhatItWasBuiltWith() {
        Participant ada = Participant.builder("p-1").name("Ada").build();
        ProviderDocument raw = ProviderDocument.of("{\"x\":1}");
        SessionEvent event = SessionEvent.builder("acme", AT)
                .type(SessionEventType.RECORDING_READY)
                .providerType("taped")
                .key("e-1")
                .occurredAt(AT.minusSeconds(1))
                .sessionId("s-1")
                .roomId("r-1")
                .label("Pilots")
                .sessionStartedAt(AT.minusSeconds(3))
                .sessionEndedAt(AT.minusSeconds(2))
                .participant(ada)
                .recordingId("t-1")
                .reason("full")
                .raw(raw)
                .unreadableFields(List.of("x"))
                .build();

        assertThat(event.provider()).isEqualTo("acme");
        assertThat(event.receivedAt()).isEqualTo(AT);
        assertThat(event.type()).isEqualTo(SessionEventType.RECORDING_READY);
        assertThat(event.providerType()).isEqualTo("taped");
        assertThat(event.key()).contains("e-1");
        assertThat(event.occurredAt()).contains(AT.minusSeconds(1));
        assertThat(event.sessionId()).contains("s-1");
        assertThat(event.roomId()).contains("r-1");
        assertThat(event.label()).contains("Pilots");
        assertThat(event.sessionStartedAt()).contains(AT.minusSeconds(3));
        assertThat(event.sessionEndedAt()).contains(AT.minusSeconds(2));
        assertThat(event.participant()).containsSame(ada);
        assertThat(event.recordingId()).contains("t-1");
        assertThat(event.reason()).contains("full");
        assertThat(event.raw()).isSameAs(raw);
        assertThat(event.unreadableFields()).containsExactly("x");
    }

    @Test
    void toBuilder_keepsEverything() {
        SessionEvent event = SessionEvent.builder("acme", AT)
                .type(SessionEventType.RECORDING_READY)
                .providerType("taped")
                .key("e-1")
                .occurredAt(AT.minusSeconds(1))
                .sessionId("s-1")
                .roomId("r-1")
                .label("Pilots")
                .sessionStartedAt(AT.minusSeconds(3))
                .sessionEndedAt(AT.minusSeconds(2))
                .participant(Participant.builder("p-1").name("Ada").build())
                .recordingId("t-1")
                .reason("full")
                .raw(ProviderDocument.of("{}"))
                .unreadableFields(List.of("x"))
                .build();

        assertThat(event.toBuilder().build()).usingRecursiveComparison().isEqualTo(event);
        assertThat(event.toBuilder().key("e-2").build()).isNotEqualTo(event);
    }

    @Test
    void equals_comparesAllFieldsButTheResponse() {
        EqualsVerifier.forClass(SessionEvent.class)
                .withNonnullFields("provider", "type", "providerType", "receivedAt")
                .withPrefabValues(ProviderDocument.class, ProviderDocument.of("{}"), ProviderDocument.of("[]"))
                .withIgnoredFields("raw", "unreadableFields")
                .verify();
    }

    @Test
    void event_ofWhichNothingIsKnown_isAnother() {
        SessionEvent event = SessionEvent.builder("acme", AT).providerType(null).build();

        assertThat(event.type()).isEqualTo(SessionEventType.OTHER);
        assertThat(event.providerType()).isEmpty();
        assertThat(event.key()).isEmpty();
        assertThat(event.occurredAt()).isEmpty();
        assertThat(event.sessionId()).isEmpty();
        assertThat(event.participant()).isEmpty();
        assertThat(event.raw().isEmpty()).isTrue();
        assertThat(event.unreadableFields()).isEmpty();
    }

    @Test
    void unreadableFields_areCopied() {
        List<String> fields = new ArrayList<>(List.of("x"));
        SessionEvent event =
                SessionEvent.builder("acme", AT).unreadableFields(fields).build();
        fields.clear();

        assertThat(event.unreadableFields()).containsExactly("x");
        assertThatThrownBy(() -> event.unreadableFields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Logs are often kept longer than names may be. */
    @Test
    void toString_namesNobody_onOneLine() {
        SessionEvent event = SessionEvent.builder("acme", AT)
                .type(SessionEventType.PARTICIPANT_LEFT)
                .providerType("left\nby")
                .sessionId("s-1")
                .occurredAt(AT)
                .participant(Participant.builder("p-1").name("Ada").build())
                .build();

        assertThat(event.toString())
                .startsWith("SessionEvent[acme PARTICIPANT_LEFT, providerType=left")
                .endsWith(", sessionId=s-1, occurredAt=2026-10-01T08:00:00Z]")
                .doesNotContain("Ada", "\n");
    }
}
