package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ProviderDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                VideoSdkSession.class,
                VideoSdkParticipant.class,
                ParticipantDevice.class,
                ParticipantLocation.class,
                ModeChange.class,
                RoomWebhook.class,
                QualitySample.class,
                ResolutionUsage.class
            })
    void equals_comparesEveryField(Class<?> type) {
        // Figures are kept as they were sent: 0 and 0.0 are not the same response.
        EqualsVerifier.forClass(type).suppress(Warning.BIGDECIMAL_EQUALITY).verify();
    }

    @Test
    void equals_ofResponses_comparesTheirFields() {
        for (Class<?> type : List.of(VideoSdkRoom.class, SessionStatistics.class, ParticipantStatistics.class)) {
            EqualsVerifier.forClass(type)
                    .withNonnullFields(type == VideoSdkRoom.class ? "roomId" : "samples")
                    .withPrefabValues(ProviderDocument.class, ProviderDocument.of("{}"), ProviderDocument.of("[]"))
                    .withIgnoredFields("raw", "metadata")
                    .verify();
        }
    }

    @Test
    void equals_ofQueries_comparesEveryFilter() {
        EqualsVerifier.forClass(VideoSdkSessionQuery.class)
                .withNonnullFields("query")
                .verify();
    }

    @Test
    void equals_ofNewRooms_comparesEverySetting() {
        EqualsVerifier.forClass(NewRoom.class).withNonnullFields("settings").verify();
    }

    @ParameterizedTest
    @MethodSource("valuesFullOfWhatLogsMustNotHold")
    void toString_hasNoPersonalDataOrSecrets(Object value) {
        assertThat(value.toString())
                .startsWith(value.getClass().getSimpleName())
                .doesNotContain("private");
    }

    static List<Object> valuesFullOfWhatLogsMustNotHold() {
        ParticipantDevice device = ParticipantDevice.builder()
                .platform("private")
                .browserName("private")
                .browserVersion("private")
                .operatingSystem("private")
                .deviceType("private")
                .build();
        return List.of(
                VideoSdkSessionQuery.all().withCustomRoomId("private"),
                RoomWebhook.of("https://private", "session-ended"),
                NewRoom.builder()
                        .customRoomId("private")
                        .webhook(RoomWebhook.of("https://private"))
                        .autoStart(AutoStart.RECORDING, Map.of("webhookUrl", "private"))
                        .build(),
                VideoSdkRoom.builder("r")
                        .customRoomId("private")
                        .webhook(RoomWebhook.of("https://private"))
                        .build(),
                ParticipantStatistics.builder()
                        .participantName("private")
                        .networkOwner("private")
                        .build(),
                VideoSdkSession.builder()
                        .apiKey("private")
                        .customRoomId("private")
                        .chatLink("https://private")
                        .links(Map.of("get_room", "https://private"))
                        .build(),
                new VideoSdkParticipant(
                        null, null, List.of(), null, device, ParticipantLocation.of("private", "private", "India")),
                device,
                ParticipantLocation.of("private", "private", "India"));
    }

    @Test
    void collections_cannotBeChangedFromOutside() {
        List<ModeChange> changes = new ArrayList<>(List.of(ModeChange.of("CONFERENCE", Instant.EPOCH)));
        VideoSdkSession session =
                VideoSdkSession.builder().links(Map.of("a", "b")).build();
        VideoSdkParticipant participant = new VideoSdkParticipant(null, null, changes, null, null, null);

        changes.clear();

        assertThat(participant.modeChanges()).hasSize(1);
        assertThatThrownBy(() -> session.links().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> participant.modeChanges().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void activeDuration_isKeptAsSent() {
        assertThat(VideoSdkSession.builder()
                        .activeDuration(new BigDecimal("1.50"))
                        .build()
                        .activeDuration())
                .contains(new BigDecimal("1.50"));
    }
}
