package io.unisession.generic.internal.perform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.unisession.Interval;
import io.unisession.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParticipantMapperTest {
    /** So many that quadratic time would be minutes. */
    private static final int MANY = 300_000;

    @Test
    void merge_manyRecordsOfOnePerson_takesLinearTime() {
        Participant stay = Participant.builder("p-1")
                .intervals(List.of(Interval.of(Instant.EPOCH, null)))
                .build();

        List<Participant> merged = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> ParticipantMapper.merge(Collections.nCopies(MANY, stay)));

        assertThat(merged)
                .singleElement()
                .satisfies(one -> assertThat(one.intervals()).hasSize(MANY));
    }
}
