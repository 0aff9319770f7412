package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthSessionTest {
    private final BandwidthSession session = new BandwidthSession("made-up tag", List.of("a", "b"));

    @Test
    void equals_comparesAllFields() {
        BandwidthSession same = new BandwidthSession("made-up tag", List.of("a", "b"));

        assertThat(session).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(session)
                .isNotEqualTo(new BandwidthSession("made-up tag", List.of()))
                .isNotEqualTo(new BandwidthSession(null, List.of("a", "b")))
                .isNotEqualTo("made-up tag");
    }

    @Test
    void participantIds_areACopyThatCannotBeChanged() {
        List<String> ids = new ArrayList<>(List.of("a"));
        BandwidthSession copied = new BandwidthSession(null, ids);

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
