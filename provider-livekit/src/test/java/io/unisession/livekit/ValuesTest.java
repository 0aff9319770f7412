package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values that applications make, compare and print. */
class ValuesTest {
    private static LiveKitRoom.Builder room() {
        return LiveKitRoom.builder().sid("RM_1");
    }

    private static NewRoom.Builder newRoom() {
        return NewRoom.builder("r");
    }

    private static NewJoinToken.Builder token() {
        return NewJoinToken.builder("r", "i");
    }

    /** Values no two of which are equal. */
    private static List<Object> different() {
        return List.of(
                room().build(),
                LiveKitRoom.builder().sid("RM_2").build(),
                room().name("n").build(),
                room().createdAt(Instant.EPOCH).build(),
                room().participantCount(1L).build(),
                room().publisherCount(1L).build(),
                room().maxParticipants(1L).build(),
                room().emptyTimeout(Duration.ZERO).build(),
                room().departureTimeout(Duration.ZERO).build(),
                room().activeRecording(true).build(),
                room().metadata("private").build(),
                LiveKitParticipant.builder().build(),
                LiveKitParticipant.builder().sid("PA_1").build(),
                LiveKitParticipant.builder().state("ACTIVE").build(),
                LiveKitParticipant.builder().kind("SIP").build(),
                LiveKitParticipant.builder().metadata("private").build(),
                LiveKitParticipant.builder().publisher(true).build(),
                LiveKitParticipant.builder().hidden(true).build(),
                LiveKitParticipant.builder().attributes(Map.of("a", "private")).build(),
                newRoom().build(),
                NewRoom.builder("s").build(),
                newRoom().emptyTimeout(Duration.ofSeconds(1)).build(),
                newRoom().departureTimeout(Duration.ofSeconds(1)).build(),
                newRoom().maxParticipants(1).build(),
                newRoom().metadata("private").build(),
                token().build(),
                NewJoinToken.builder("s", "i").build(),
                NewJoinToken.builder("r", "j").build(),
                token().name("private").build(),
                token().metadata("private").build(),
                token().attributes(Map.of("a", "private")).build(),
                token().allow(JoinGrant.HIDDEN).build(),
                token().deny(JoinGrant.HIDDEN).build(),
                token().canPublishSources().build(),
                token().canPublishSources(TrackSource.CAMERA).build(),
                token().destinationRoom("d").build(),
                token().roomPreset("p").build(),
                token().newRoom(newRoom().build()).build(),
                token().lifetime(Duration.ofDays(1)).build());
    }

    @Test
    void equals_comparesAllFields() {
        List<Object> values = different();
        List<Object> same = different();
        for (int one = 0; one < values.size(); one++) {
            for (int other = 0; other < values.size(); other++) {
                assertThat(values.get(one).equals(same.get(other)))
                        .as(values.get(one) + " and " + same.get(other))
                        .isEqualTo(one == other);
            }
            assertThat(values.get(one)).hasSameHashCodeAs(same.get(one));
        }
    }

    @Test
    void toString_hasNothingOfTheApplication() {
        assertThat(different())
                .allSatisfy(value -> assertThat(value.toString())
                        .doesNotContain("private")
                        .startsWith(value.getClass().getSimpleName() + "["));
    }

    @Test
    void newRoom_badInput_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> NewRoom.builder(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> newRoom().maxParticipants(0));
        assertThatIllegalArgumentException().isThrownBy(() -> newRoom().emptyTimeout(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> newRoom().departureTimeout(Duration.ZERO));
    }

    @Test
    void accessors_sayWhatWasSet() {
        assertThat(newRoom().build().name()).isEqualTo("r");
        assertThat(token().build().room()).isEqualTo("r");
        assertThat(token().build().identity()).isEqualTo("i");
        assertThat(token().build().lifetime()).isEqualTo(Duration.ofHours(1));
    }
}
