package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session is a value: what it holds, what makes two equal, and what it prints. */
class SessionTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void equals_comparesTheNeutralFields() {
        EqualsVerifier.forClass(Session.class)
                .withNonnullFields("provider", "id", "status", "participants")
                .withPrefabValues(ProviderDocument.class, ProviderDocument.of("{}"), ProviderDocument.of("[]"))
                .withIgnoredFields("providerValue", "raw", "metadata", "unreadableFields")
                .verify();
    }

    @Test
    void unwrapRawAndMetadata_takeNoPartInEquals() {
        Session one = Session.builder("acme").id("1").build();
        Session other = Session.builder("acme")
                .id("1")
                .providerValue("typed")
                .raw(ProviderDocument.of("{\"id\":1}"))
                .metadata(ResponseMetadata.builder()
                        .httpStatus(200)
                        .requestId("7f3a")
                        .attempts(3)
                        .build())
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void minimalSession_hasNoOtherFields() {
        Session session = Session.builder("acme").id("1").build();

        assertThat(session.provider()).isEqualTo("acme");
        assertThat(session.id()).isEqualTo("1");
        assertThat(session.status()).isEqualTo(SessionStatus.UNKNOWN);
        assertThat(session.providerStatus()).isEmpty();
        assertThat(session.roomId()).isEmpty();
        assertThat(session.label()).isEmpty();
        assertThat(session.startedAt()).isEmpty();
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.scheduledAt()).isEmpty();
        assertThat(session.duration()).isEmpty();
        assertThat(session.participants()).isEmpty();
        assertThat(session.participantsReported()).isFalse();
        assertThat(session.unwrap(Object.class)).isEmpty();
        assertThat(session.raw().isEmpty()).isTrue();
        assertThat(session.metadata()).isEqualTo(ResponseMetadata.none());
    }

    @Test
    void fullSession_givesBackWhatItWasBuiltWith() {
        Participant participant = Participant.builder("p").build();
        ProviderDocument raw = ProviderDocument.of("{\"id\":1}");
        Session session = Session.builder("acme")
                .id("1")
                .status(SessionStatus.ENDED)
                .providerStatus("over")
                .roomId("r")
                .label("Weekly")
                .startedAt(START)
                .endedAt(START.plusSeconds(90))
                .scheduledAt(START.minusSeconds(60))
                .participants(List.of(participant))
                .raw(raw)
                .metadata(ResponseMetadata.builder()
                        .httpStatus(200)
                        .requestId("7f3a")
                        .attempts(2)
                        .build())
                .build();

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.providerStatus()).contains("over");
        assertThat(session.roomId()).contains("r");
        assertThat(session.label()).contains("Weekly");
        assertThat(session.startedAt()).contains(START);
        assertThat(session.endedAt()).contains(START.plusSeconds(90));
        assertThat(session.scheduledAt()).contains(START.minusSeconds(60));
        assertThat(session.duration()).contains(Duration.ofSeconds(90));
        assertThat(session.participants()).containsExactly(participant);
        assertThat(session.participantsReported()).isTrue();
        assertThat(session.raw()).isSameAs(raw);
        assertThat(session.metadata().requestId()).contains("7f3a");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void build_withoutAnId_isRejected(String id) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Session.builder("acme").id(id).build())
                .withMessage("a session needs an id");
    }

    @Test
    void optionalFields_mayBeNull() {
        Session session = Session.builder("acme")
                .id("1")
                .providerStatus(null)
                .roomId(null)
                .label(null)
                .startedAt(null)
                .endedAt(null)
                .scheduledAt(null)
                .participants(null)
                .providerValue(null)
                .build();

        assertThat(session).isEqualTo(Session.builder("acme").id("1").build());
    }

    @Test
    void requiredFields_mustNotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> Session.builder(null));
        assertThatNullPointerException()
                .isThrownBy(() -> Session.builder("acme").status(null));
        assertThatNullPointerException()
                .isThrownBy(() -> Session.builder("acme").raw(null));
        assertThatNullPointerException()
                .isThrownBy(() -> Session.builder("acme").metadata(null));
    }

    @Test
    void duration_endBeforeStart_isZero() {
        Session session = Session.builder("acme")
                .id("1")
                .startedAt(START)
                .endedAt(START.minusSeconds(1))
                .build();

        assertThat(session.duration()).contains(Duration.ZERO);
    }

    @Test
    void duration_oneTimeUnknown_isEmpty() {
        assertThat(Session.builder("acme").id("1").startedAt(START).build().duration())
                .isEmpty();
        assertThat(Session.builder("acme").id("1").endedAt(START).build().duration())
                .isEmpty();
    }

    @Test
    void participants_emptyList_differsFromNotReported() {
        Session nobody = Session.builder("acme").id("1").participants(List.of()).build();

        assertThat(nobody.participants()).isEmpty();
        assertThat(nobody.participantsReported()).isTrue();
        assertThat(nobody).isNotEqualTo(Session.builder("acme").id("1").build());
    }

    @Test
    void withParticipants_changesNothingElse() {
        Session listed = Session.builder("acme")
                .id("1")
                .status(SessionStatus.ENDED)
                .providerStatus("closed")
                .roomId("r-1")
                .label("physics")
                .startedAt(START)
                .endedAt(START.plusSeconds(60))
                .scheduledAt(START.minusSeconds(5))
                .providerValue("typed fields")
                .unreadableFields(List.of("start"))
                .build();

        Session session = listed.withParticipants(List.of(Participant.builder("p")
                .intervals(List.of(
                        Interval.builder().joinedAt(START).end(IntervalEnd.OPEN).build()))
                .build()));

        assertThat(session.participantsReported()).isTrue();
        assertThat(session.participants().get(0).intervals().get(0).end()).isEqualTo(IntervalEnd.SESSION_END);
        assertThat(session)
                .usingRecursiveComparison()
                .ignoringFields("participants", "participantsReported")
                .isEqualTo(listed);
    }

    @Test
    void toBuilder_unchanged_buildsAnEqualSessionWithItsTypedFields() {
        Participant person = Participant.builder("p")
                .userId("u")
                .name("Priya")
                .role("host")
                .intervals(List.of(Interval.of(START, START.plusSeconds(5))))
                .providerValue("typed person")
                .unreadableFields(List.of("name"))
                .build();
        Session session = Session.builder("acme")
                .id("1")
                .status(SessionStatus.ENDED)
                .providerStatus("closed")
                .roomId("r-1")
                .label("physics")
                .startedAt(START)
                .endedAt(START.plusSeconds(60))
                .scheduledAt(START.minusSeconds(5))
                .participants(List.of(person))
                .providerValue("typed fields")
                .build();
        Session withoutPeople = Session.builder("acme").id("1").build();

        assertThat(session.toBuilder().build()).usingRecursiveComparison().isEqualTo(session);
        assertThat(person.toBuilder().build()).usingRecursiveComparison().isEqualTo(person);
        assertThat(withoutPeople.toBuilder().build().participantsReported()).isFalse();
    }

    @Test
    void participants_areCopiedAndUnmodifiable() {
        List<Participant> given =
                new ArrayList<>(List.of(Participant.builder("p").build()));
        Session session = Session.builder("acme").id("1").participants(given).build();

        given.clear();

        assertThat(session.participants()).hasSize(1).isUnmodifiable();
    }

    @Test
    void unwrap_givesTheTypedFieldsToThoseWhoKnowTheirType() {
        Session session =
                Session.builder("acme").id("1").providerValue("typed fields").build();

        assertThat(session.unwrap(String.class)).contains("typed fields");
        assertThat(session.unwrap(CharSequence.class)).contains("typed fields");
        assertThat(session.unwrap(Integer.class)).isEmpty();
    }

    @Test
    void toString_showsNeitherLabelNorPeople() {
        Session session = Session.builder("acme")
                .id("1")
                .status(SessionStatus.ACTIVE)
                .providerStatus("live")
                .roomId("r")
                .label("canary label")
                .startedAt(START)
                .participants(
                        List.of(Participant.builder("p").name("canary name").build()))
                .providerValue("canary value")
                .raw(ProviderDocument.of("{\"x\":\"canary raw\"}"))
                .build();

        assertThat(session)
                .hasToString("Session[provider=acme, id=1, status=ACTIVE, roomId=r, startedAt=2026-01-01T10:00:00Z,"
                        + " endedAt=null, participants=1]");
        assertThat(Session.builder("acme").id("1").build().toString()).endsWith("participants=not reported]");
    }

    @Test
    void toString_ofValuesWithLineBreaks_isOneLine() {
        Session session = Session.builder("acme")
                .id("1\n2026 ERROR forged\u001b[2J\u2028\u202e")
                .roomId("r\r\t")
                .build();
        Participant participant = Participant.builder("p\n").role("host\n").build();

        assertThat(session)
                .asString()
                .contains("id=1\\n2026 ERROR forged\\u001b[2J\\u2028\\u202e, ", "roomId=r\\r\\t, ");
        assertThat(participant).asString().contains("id=p\\n, role=host\\n, ");
    }

    @Test
    void builder_canGoOnAfterBuilding() {
        Session.Builder builder = Session.builder("acme").id("1");
        Session first = builder.build();

        Session second = builder.label("later").build();

        assertThat(first.label()).isEmpty();
        assertThat(second.label()).contains("later");
    }

    @Test
    void durationWithoutEnd_endsASessionThatDoesNotGoOn() {
        for (SessionStatus status : SessionStatus.values()) {
            Session session = Session.builder("acme")
                    .id("1")
                    .status(status)
                    .startedAt(START)
                    .duration(Duration.ofMinutes(27))
                    .build();

            boolean goesOn = status == SessionStatus.ACTIVE || status == SessionStatus.PENDING;
            assertThat(session.endedAt())
                    .as(status.name())
                    .isEqualTo(goesOn ? Optional.empty() : Optional.of(START.plusSeconds(27 * 60)));
        }
    }

    @Test
    void durationWithoutStart_givesTheStart() {
        Session session = Session.builder("acme")
                .id("1")
                .endedAt(START)
                .duration(Duration.ofMinutes(27))
                .build();

        assertThat(session.startedAt()).contains(START.minusSeconds(27 * 60));
        assertThat(session.duration()).contains(Duration.ofMinutes(27));
    }

    @Test
    void durationWithBothTimes_orOfZero_orOutOfRange_changesNothing() {
        Session.Builder both = Session.builder("acme").id("1").startedAt(START).endedAt(START.plusSeconds(60));
        Session.Builder start = Session.builder("acme").id("1").startedAt(START);

        assertThat(both.duration(Duration.ofDays(1)).build().duration()).contains(Duration.ofMinutes(1));
        assertThat(start.duration(Duration.ZERO).build().endedAt()).isEmpty();
        assertThat(start.duration(Duration.ofSeconds(Long.MAX_VALUE)).build().endedAt())
                .isEmpty();
    }

    @Test
    void unreadableFields_areKept_alsoOfAParticipantWhoseSessionEnded() {
        Participant participant = Participant.builder("p")
                .intervals(List.of(Interval.of(START, null)))
                .unreadableFields(List.of("name"))
                .build();
        Session session = Session.builder("acme")
                .id("1")
                .status(SessionStatus.ENDED)
                .endedAt(START.plusSeconds(60))
                .participants(List.of(participant))
                .unreadableFields(List.of("end"))
                .build();

        assertThat(session.unreadableFields()).containsExactly("end");
        assertThat(session.participants().get(0).unreadableFields()).containsExactly("name");
        assertThat(session.participants().get(0).intervals().get(0).end()).isEqualTo(IntervalEnd.SESSION_END);
    }
}
