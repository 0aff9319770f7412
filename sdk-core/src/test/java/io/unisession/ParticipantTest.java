package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;

/** A participant is a value: what it holds, what makes two equal, and what it prints. */
class ParticipantTest {
    private static final Interval STAY = Interval.of(Instant.EPOCH, null);

    @Test
    void equals_comparesTheNeutralFields() {
        EqualsVerifier.forClass(Participant.class)
                .withNonnullFields("intervals")
                .withPrefabValues(ProviderDocument.class, ProviderDocument.of("{}"), ProviderDocument.of("[]"))
                // hasEnded follows from the intervals.
                .withIgnoredFields("providerValue", "raw", "metadata", "unreadableFields", "hasEnded")
                .verify();
    }

    @Test
    void unwrapRawAndMetadata_takeNoPartInEquals() {
        Participant one = Participant.builder("p").build();
        Participant other = Participant.builder("p")
                .providerValue("typed")
                .raw(ProviderDocument.of("{}"))
                .metadata(ResponseMetadata.builder().httpStatus(200).attempts(1).build())
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void fields_areGivenBack() {
        ProviderDocument raw = ProviderDocument.of("{}");
        Participant participant = Participant.builder("p")
                .userId("u")
                .name("Ada")
                .role("host")
                .intervals(List.of(STAY))
                .providerValue(17)
                .raw(raw)
                .metadata(ResponseMetadata.builder()
                        .httpStatus(200)
                        .requestId("r-1")
                        .attempts(1)
                        .build())
                .build();

        assertThat(participant.id()).contains("p");
        assertThat(participant.userId()).contains("u");
        assertThat(participant.name()).contains("Ada");
        assertThat(participant.role()).contains("host");
        assertThat(participant.intervals()).containsExactly(STAY);
        assertThat(participant.unwrap(Integer.class)).contains(17);
        assertThat(participant.unwrap(String.class)).isEmpty();
        assertThat(participant.raw()).isSameAs(raw);
        assertThat(participant.metadata())
                .isEqualTo(ResponseMetadata.builder()
                        .httpStatus(200)
                        .requestId("r-1")
                        .attempts(1)
                        .build());
        assertThat(Participant.builder("p").build().metadata()).isEqualTo(ResponseMetadata.none());
    }

    @Test
    void participantWithoutAnId_isKept() {
        Participant participant = Participant.builder(null).name("Ada").build();

        assertThat(participant.id()).isEmpty();
        assertThat(participant.name()).contains("Ada");
        assertThat(Participant.builder(" ").build().id()).isEmpty();
    }

    @Test
    void optionalFields_mayBeNull() {
        assertThat(Participant.builder("p")
                        .name(null)
                        .role(null)
                        .providerValue(null)
                        .build())
                .isEqualTo(Participant.builder("p").build());
        assertThatNullPointerException()
                .isThrownBy(() -> Participant.builder("p").intervals(null));
        assertThatNullPointerException()
                .isThrownBy(() -> Participant.builder("p").raw(null));
    }

    @Test
    void intervals_areCopiedAndUnmodifiable() {
        List<Interval> given = new ArrayList<>(List.of(STAY));
        Participant participant = Participant.builder("p").intervals(given).build();

        given.clear();

        assertThat(participant.intervals()).containsExactly(STAY).isUnmodifiable();
    }

    @Test
    void toString_showsNoName() {
        Participant participant = Participant.builder("p")
                .name("canary")
                .role("host")
                .intervals(List.of(STAY))
                .providerValue("canary")
                .raw(ProviderDocument.of("{\"name\":\"canary\"}"))
                .build();

        assertThat(participant).hasToString("Participant[id=p, role=host, intervals=1, presence=PRESENT]");
    }

    @Test
    void merged_recordsWithTheSameId_areOneParticipantWithAllIntervals() {
        Interval later = Interval.of(Instant.parse("2026-01-01T10:00:00Z"), null);
        ProviderDocument raw = ProviderDocument.of("{}");
        Participant first = Participant.builder("p")
                .intervals(List.of(STAY))
                .providerValue("typed")
                .raw(raw)
                .unreadableFields(List.of("name"))
                .build();
        Participant other = Participant.builder("q").build();
        Participant again = Participant.builder("p")
                .userId("u")
                .name("Ada")
                .role("host")
                .intervals(List.of(later))
                .providerValue("of the second")
                .unreadableFields(List.of("name", "mode"))
                .build();

        List<Participant> merged = Participant.merged(List.of(first, other, again));

        assertThat(merged)
                .containsExactly(
                        Participant.builder("p")
                                .userId("u")
                                .name("Ada")
                                .role("host")
                                .intervals(List.of(STAY, later))
                                .build(),
                        other);
        assertThat(merged.get(0).unwrap(String.class)).contains("typed");
        assertThat(merged.get(0).raw()).isSameAs(raw);
        assertThat(merged.get(0).unreadableFields()).containsExactly("name", "mode");
    }

    @Test
    void merged_byPerson_hasTheIdOfTheConnectionThatIsOpen() {
        Participant left = Participant.builder("connection-1")
                .userId("ada")
                .intervals(List.of(Interval.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(60))))
                .build();
        Participant guest = Participant.builder("connection-2").build();
        Participant present = Participant.builder("connection-3")
                .userId("ada")
                .intervals(List.of(Interval.of(Instant.parse("2026-01-01T10:00:00Z"), null)))
                .build();

        assertThat(Participant.merged(
                        List.of(left, guest, present), record -> record.userId().orElse(null)))
                .extracting(person -> person.id().orElseThrow())
                .containsExactly("connection-3", "connection-2");
        assertThat(Participant.merged(
                        List.of(left, left), record -> record.userId().orElse(null)))
                .extracting(person -> person.id().orElseThrow())
                .containsExactly("connection-1");
        assertThat(Participant.merged(List.of(guest, guest), record -> null)).hasSize(2);
    }

    @Test
    void merged_recordsWithoutId_areDifferentPeople() {
        List<Participant> records = List.of(
                Participant.builder(null).build(),
                Participant.builder("p").build(),
                Participant.builder(null).build(),
                Participant.builder("p").build());

        assertThat(Participant.merged(records)).hasSize(3);
    }

    @Test
    void merged_differentIds_isTheSameList() {
        List<Participant> records = List.of(
                Participant.builder("p").build(), Participant.builder("q").build());

        assertThat(Participant.merged(records)).isSameAs(records);
    }
}
