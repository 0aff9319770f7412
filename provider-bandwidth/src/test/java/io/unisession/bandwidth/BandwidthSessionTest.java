package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthSessionTest {
    private final BandwidthSession session = BandwidthSession.builder()
            .tag("made-up tag")
            .participantIds(List.of("a", "b"))
            .build();

    @Test
    void equals_goesByAllFields() {
        BandwidthSession same = BandwidthSession.builder()
                .tag("made-up tag")
                .participantIds(List.of("a", "b"))
                .build();

        assertThat(session).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(session)
                .isNotEqualTo(BandwidthSession.builder().tag("made-up tag").build())
                .isNotEqualTo(BandwidthSession.builder()
                        .participantIds(List.of("a", "b"))
                        .build())
                .isNotEqualTo("made-up tag");
    }

    @Test
    void participantIds_areACopyThatCannotBeChanged() {
        List<String> ids = new ArrayList<>(List.of("a"));
        BandwidthSession copied = BandwidthSession.builder().participantIds(ids).build();

        ids.add("b");

        assertThat(copied.participantIds()).containsExactly("a");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> copied.participantIds().add("c"));
    }

    @Test
    void toString_leavesTheTagOut() {
        assertThat(session).hasToString("BandwidthSession[participantIds=2]");
    }
}
