package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The typed values give what they were built with; that responds build them rightly, the tests of the operations show
 * by equality.
 */
class AccessorsTest {
    @Test
    void participant_givesItsFields() {
        BandwidthParticipant participant = BandwidthParticipant.builder("p")
                .callbackUrl("https://example.com/callback")
                .deviceApiVersion("V3")
                .tag("host")
                .build();

        assertThat(participant.callbackUrl()).contains("https://example.com/callback");
        assertThat(participant.deviceApiVersion()).contains("V3");
        assertThat(participant.tag()).contains("host");
    }

    @Test
    void toString_ofIdsWithLineBreaks_isOneLine() {
        String forged = "p\nERROR\u001b[2J\u202e";
        BandwidthParticipant participant = BandwidthParticipant.builder(forged).build();

        assertThat(participant.toString()).contains("p\\nERROR").doesNotContainPattern("[\\p{Cc}\u202e]");
        assertThat(ParticipantSubscription.of(forged, List.of()).toString())
                .contains("p\\nERROR")
                .doesNotContainPattern("[\\p{Cc}\u202e]");
    }
}
