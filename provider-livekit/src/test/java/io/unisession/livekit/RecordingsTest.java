package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.capability.RecordingListing;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {
    private static final String SID = "RM_hycBMAjmt6Ub";

    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    @Test
    void listRecordings_bodyOfTheServer_isMapped() {
        fake.addEgress(Fixtures.body("list-egress.json"));

        List<Recording> recordings = client.listRecordings(SID).stream().toList();

        assertThat(recordings)
                .containsExactly(Recording.builder("livekit")
                        .id("EG_Gj5qPz7wKx2a")
                        .sessionId(SID)
                        .roomId("team-room")
                        .status(ArtifactStatus.READY)
                        .providerStatus("EGRESS_COMPLETE")
                        .kind(RecordingKind.SESSION)
                        .providerKind("room_composite")
                        .startedAt(Instant.ofEpochSecond(1790841620))
                        .endedAt(Instant.ofEpochSecond(1790845200))
                        .files(List.of(ArtifactFile.builder()
                                .format("mp4")
                                .sizeBytes(104857600L)
                                .duration(Duration.ofSeconds(3577))
                                .path("https://bucket.example.com/team-room.mp4")
                                .build()))
                        .build());
        assertThat(recordings.get(0).raw().text("/source_type")).contains("EGRESS_SOURCE_TYPE_WEB");
        ReceivedRequest request = livekit.lastRequest();
        assertThat(request.path()).isEqualTo("/twirp/livekit.Egress/ListEgress");
        assertThat(request.body()).isEqualTo("{}");
        assertThat(ClientAndFake.grants(request)).isEqualTo(Map.of("roomRecord", true));
    }

    @Test
    void listRecordings_byTheName_areThoseOfTheOpenRoomOnly() {
        fake.addEgress(Fixtures.body("list-egress.json"));
        String sid = fake.joinParticipant("team-room", "user-42", "Priya Raman");
        fake.addEgress("{\"egress_id\":\"EG_2\",\"room_id\":\"" + sid
                + "\",\"room_name\":\"team-room\",\"status\":\"EGRESS_ACTIVE\"}");

        assertThat(client.listRecordings("team-room")).extracting(Recording::id).containsExactly("EG_2");
        assertThat(livekit.lastRequest().body()).isEqualToIgnoringWhitespace(Fixtures.body("list-egress-request.json"));
        assertThatThrownBy(() -> client.listRecordings("other-room").stream().toList())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void listRecordings_severalPages_areFollowedByTheirToken() {
        for (int number = 0; number < 250; number++) {
            fake.addEgress("{\"egress_id\":\"EG_" + number + "\",\"room_id\":\""
                    + (number % 100 == 99 ? SID : "RM_other") + "\",\"status\":\"EGRESS_COMPLETE\"}");
        }

        assertThat(client.listRecordings(SID)).extracting(Recording::id).containsExactly("EG_99", "EG_199");
        assertThat(livekit.lastRequest().body()).isEqualTo("{\"page_token\":{\"token\":\"200\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "EGRESS_STARTING,ACTIVE",
        "EGRESS_ACTIVE,ACTIVE",
        "EGRESS_ENDING,PROCESSING",
        "EGRESS_FAILED,FAILED",
        "EGRESS_ABORTED,FAILED",
        "EGRESS_LIMIT_REACHED,UNKNOWN"
    })
    void listRecordings_status_isTranslated(String word, ArtifactStatus status) {
        fake.addEgress("{\"egress_id\":\"EG_1\",\"room_id\":\"" + SID + "\",\"status\":\"" + word
                + "\",\"started_at\":\"1790841620000000000\",\"ended_at\":\"0\"}");

        assertThat(client.require(RecordingListing.class).listRecordings(SID))
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.status()).isEqualTo(status);
                    assertThat(recording.providerStatus()).contains(word);
                    assertThat(recording.endedAt()).isEmpty();
                    assertThat(recording.kind()).isEqualTo(RecordingKind.UNKNOWN);
                });
    }

    @Test
    void listRecordings_none_isEmpty() {
        assertThat(client.listRecordings(SID)).isEmpty();
    }
}
