package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ProviderDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The typed values give what they were built with; that responds build them rightly, the tests of the operations show
 * by equality.
 */
class AccessorsTest {
    private static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void session_givesItsFields() {
        VideoSdkSession session = VideoSdkSession.builder()
                .userId("u")
                .apiKey("made-up-key")
                .customRoomId("weekly-planning")
                .region("sg001")
                .chatLink("https://chat.invalid/1")
                .activeDuration(BigDecimal.TEN)
                .links(Map.of("get_room", "https://room.invalid/1"))
                .build();

        assertThat(session.userId()).contains("u");
        assertThat(session.apiKey())
                .hasValueSatisfying(key -> assertThat(key.reveal()).isEqualTo("made-up-key"));
        assertThat(session.customRoomId()).contains("weekly-planning");
        assertThat(session.region()).contains("sg001");
        assertThat(session.chatLink()).contains("https://chat.invalid/1");
        assertThat(session.activeDuration()).contains(BigDecimal.TEN);
        assertThat(session.links()).containsOnly(Map.entry("get_room", "https://room.invalid/1"));
    }

    @Test
    void participant_givesItsFields() {
        ParticipantDevice device = ParticipantDevice.builder()
                .sdkType("react")
                .sdkVersion("1.0")
                .platform("browser")
                .browserName("Firefox")
                .browserVersion("140")
                .operatingSystem("Linux")
                .deviceType("desktop")
                .build();
        ParticipantLocation location = ParticipantLocation.of("Surat", "Gujarat", "India");
        ModeChange change = ModeChange.of("VIEWER", THEN);
        VideoSdkParticipant participant =
                new VideoSdkParticipant("d", "CONFERENCE", List.of(change), BigDecimal.ONE, device, location);

        assertThat(participant.documentId()).contains("d");
        assertThat(participant.mode()).contains("CONFERENCE");
        assertThat(participant.modeChanges()).containsExactly(change);
        assertThat(participant.initTime()).contains(BigDecimal.ONE);
        assertThat(participant.device()).containsSame(device);
        assertThat(participant.location()).containsSame(location);
        assertThat(device.sdkType()).contains("react");
        assertThat(device.sdkVersion()).contains("1.0");
        assertThat(device.platform()).contains("browser");
        assertThat(device.browserName()).contains("Firefox");
        assertThat(device.browserVersion()).contains("140");
        assertThat(device.operatingSystem()).contains("Linux");
        assertThat(device.deviceType()).contains("desktop");
        assertThat(location.city()).contains("Surat");
        assertThat(location.region()).contains("Gujarat");
        assertThat(location.country()).contains("India");
        assertThat(change.mode()).contains("VIEWER");
        assertThat(change.changedAt()).contains(THEN);
        assertThat(change.toString()).contains("VIEWER", "2026-03-02T09:00:00Z");
    }

    @Test
    void room_givesItsFields() {
        RoomWebhook webhook = RoomWebhook.of("https://hook.invalid", "session-ended");
        VideoSdkRoom room = VideoSdkRoom.builder("r")
                .customRoomId("weekly-planning")
                .documentId("d")
                .userId("u")
                .disabled(true)
                .createdAt(THEN)
                .updatedAt(THEN.plusSeconds(1))
                .webhook(webhook)
                .build();

        assertThat(room.roomId()).isEqualTo("r");
        assertThat(room.customRoomId()).contains("weekly-planning");
        assertThat(room.documentId()).contains("d");
        assertThat(room.userId()).contains("u");
        assertThat(room.isDisabled()).contains(true);
        assertThat(room.createdAt()).contains(THEN);
        assertThat(room.updatedAt()).contains(THEN.plusSeconds(1));
        assertThat(room.webhook()).containsSame(webhook);
    }

    @Test
    void statistics_giveTheirFields() {
        ParticipantLocation location = ParticipantLocation.of(null, null, "India");
        ResolutionUsage usage = ResolutionUsage.of(THEN, Map.of("720", BigDecimal.TEN));
        ParticipantStatistics ofOne = ParticipantStatistics.builder()
                .sessionId("s")
                .roomId("r")
                .participantId("p")
                .participantName("Priya")
                .deviceName("Chrome")
                .deviceVersion("102")
                .sdkName("prebuilt")
                .sdkVersion("0.3.10")
                .location(location)
                .networkNumber("AS1")
                .networkOwner("a network")
                .resolutionUsages(List.of(usage))
                .build();
        SessionStatistics ofAll = SessionStatistics.builder()
                .samples(List.of())
                .sessionId("s")
                .roomId("r")
                .build();

        assertThat(ofOne.sessionId()).contains("s");
        assertThat(ofOne.roomId()).contains("r");
        assertThat(ofOne.participantId()).contains("p");
        assertThat(ofOne.participantName()).contains("Priya");
        assertThat(ofOne.deviceName()).contains("Chrome");
        assertThat(ofOne.deviceVersion()).contains("102");
        assertThat(ofOne.sdkName()).contains("prebuilt");
        assertThat(ofOne.sdkVersion()).contains("0.3.10");
        assertThat(ofOne.location()).containsSame(location);
        assertThat(ofOne.networkNumber()).contains("AS1");
        assertThat(ofOne.networkOwner()).contains("a network");
        assertThat(ofOne.raw()).isEqualTo(ProviderDocument.empty());
        assertThat(ofOne.resolutionUsages()).containsExactly(usage);
        assertThat(usage.time()).contains(THEN);
        assertThat(usage.byHeight()).containsOnly(Map.entry("720", BigDecimal.TEN));
        assertThat(usage.toString()).contains("720");
        assertThat(ofAll.sessionId()).contains("s");
        assertThat(ofAll.roomId()).contains("r");
        assertThat(ofAll).hasToString("SessionStatistics[sessionId=s, samples=0]");
    }
}
