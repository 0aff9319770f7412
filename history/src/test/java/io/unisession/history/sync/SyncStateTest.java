package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncStateTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(2));
    private static final SyncPlan PLAN = SyncPlan.builder("acme", START).build();

    private static SyncState begun() {
        SyncState state = SyncState.start(PLAN);
        state.begin(PLAN, ListingMode.BY_START, END);
        return state;
    }

    private static SyncTask finished(SyncTask task, Map<String, KnownSession> found) {
        return task.after(new SyncTask.Progress(ListPosition.NOTHING_TO_LIST, Map.of(), found, java.util.List.of()));
    }

    @Test
    void plans_areEqualIfAllTheirSettingsAre() {
        SyncPlan.Builder builder = SyncPlan.builder("acme", START).roomId("r-1").pageSize(20);

        assertThat(builder.build()).isEqualTo(builder.build()).hasSameHashCodeAs(builder.build());
        assertThat(builder.build()).isNotEqualTo(builder.pageSize(21).build()).isNotEqualTo(PLAN);
        assertThat(SyncPlan.builder("acme", START).newestFirst().build()).isNotEqualTo(PLAN);
    }

    @Test
    void json_isReadAsTheSameState() {
        SyncState state = begun();

        assertThat(SyncState.of(state.toJson()).toJson()).isEqualTo(state.toJson());
        assertThat(SyncState.of(state.toJson()).tasks()).isEqualTo(state.tasks());
        assertThat(SyncTask.of(state.tasks().get(0).toJson()))
                .isEqualTo(state.tasks().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{", "{}", "[]", "{\"version\":1}", "{\"version\":\"1\"}", "{} {}"})
    void json_corrupt_isRefused(String json) {
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> SyncState.of(json))
                .withMessageStartingWith("the state of the sync is corrupt: ");
        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> SyncTask.of(json));
        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> SyncStep.of(json));
    }

    @Test
    void json_cutAnywhere_isRefused() {
        String json = begun().toJson();

        for (int length = 0; length < json.length(); length++) {
            String part = json.substring(0, length);
            assertThatExceptionOfType(SyncException.class).isThrownBy(() -> SyncState.of(part));
        }
    }

    @Test
    void json_ofALaterVersion_isRefused() {
        String later = begun().toJson().replaceFirst("\"version\":1", "\"version\":2");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> SyncState.of(later))
                .withMessage("the state of the sync has version 2, but this UniSession reads up to version 1. Use the"
                        + " UniSession that wrote it, or a later one");
        String task = begun().tasks().get(0).toJson().replaceFirst("\"version\":1", "\"version\":2");
        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> SyncTask.of(task));
    }

    @Test
    void begin_otherSource_isRefused() {
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> SyncState.start(PLAN)
                        .begin(SyncPlan.builder("other", START).roomId("r-1").build(), ListingMode.FEED, END))
                .withMessage(
                        "the state is that of \"acme\", not of \"other\" in room \"r-1\". Use another state file for"
                                + " each");
    }

    @Test
    void begin_earlierSessions_isRefused() {
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> SyncState.start(PLAN)
                        .begin(SyncPlan.builder("acme", START.minusSeconds(1)).build(), ListingMode.FEED, END))
                .withMessageContaining("Start a new sync");
    }

    @Test
    void begin_whileARoundRuns_continuesIt() {
        SyncState state = begun();

        assertThat(state.begin(PLAN, ListingMode.BY_START, END.plusSeconds(1))).isFalse();
        assertThat(state.roundEnd()).contains(END);
    }

    @Test
    void finish_inAnyOrderAndTwice_endsTheRoundOnce() {
        SyncState state = begun();
        SyncTask first = finished(state.tasks().get(0), Map.of());
        SyncTask second = finished(state.tasks().get(1), Map.of());

        assertThat(state.finish(second)).isTrue();
        assertThat(state.finish(second)).isFalse();
        assertThat(state.watermark()).isEqualTo(START);
        assertThat(state.finish(first)).isTrue();

        assertThat(state.watermark()).isEqualTo(END);
        assertThat(state.roundEnd()).isEmpty();
    }

    @Test
    void finish_taskNotFinished_isRejected() {
        SyncState state = begun();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.finish(state.tasks().get(0)));
    }

    @Test
    void begin_sessionsOpenTooLong_areForgotten() {
        SyncState state = begun();
        Map<String, KnownSession> found = new LinkedHashMap<>();
        found.put("young", new KnownSession(END.minusSeconds(60), "h", null, true));
        found.put("old", new KnownSession(START, "h", null, true));
        found.put("ended", new KnownSession(START, "h", null, false));
        state.finish(finished(state.tasks().get(0), found));
        state.finish(finished(state.tasks().get(0), Map.of()));
        assertThat(state.openSessions()).isEqualTo(2);

        state.begin(
                SyncPlan.builder("acme", START).lookBack(Duration.ZERO).build(),
                ListingMode.BY_START,
                END.plus(Duration.ofHours(1)));

        assertThat(state.tasks()).hasSize(2);
        assertThat(state.tasks().get(1).known()).containsOnlyKeys("young");
        assertThat(state.rememberedSessions()).isEqualTo(1);
    }

    @Test
    void begin_nothingLeftToRead_isNoRoundAndChangesNothing() {
        SyncPlan plan = SyncPlan.builder("acme", START)
                .lookBack(Duration.ZERO)
                .maxSessionAge(Duration.ofDays(1))
                .build();
        SyncState state = begun();
        state.finish(
                finished(state.tasks().get(0), Map.of("old", new KnownSession(START.plusSeconds(1), "h", null, true))));
        state.finish(finished(state.tasks().get(0), Map.of()));
        String before = state.toJson();

        assertThat(state.begin(plan, ListingMode.BY_START, END)).isFalse();
        assertThat(state.toJson()).isEqualTo(before);
        assertThat(SyncState.of(before).roundEnd()).isEmpty();

        assertThat(state.begin(plan, ListingMode.BY_START, END.plusSeconds(1))).isTrue();
        assertThat(state.rememberedSessions()).isZero();
    }

    @Test
    void apply_stepOfAnotherRound_isRefused() {
        SyncState state = begun();
        SyncStep step =
                SyncStep.split(state.tasks().get(0), START.plusSeconds(1), 7, io.unisession.ResponseMetadata.none());
        state.apply(step);

        assertThat(state.tasks()).extracting(SyncTask::id).containsExactly("1a", "1b", "2");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> state.apply(step))
                .withMessage("there is no task 1 in the round of acme");
    }
}
