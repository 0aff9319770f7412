package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.ResponseMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBudgetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static ResponseMetadata response(String remaining, String reset) {
        return ResponseMetadata.builder()
                .headers(Map.of("X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", reset))
                .build();
    }

    @Test
    void lease_givesNoMoreThanTheLimit_andSaysWhenThereIsMore() {
        RequestBudget budget = RequestBudget.atMost(3, MINUTE);

        assertThat(budget.lease(2, NOW).requests()).isEqualTo(2);
        budget.settle(2, NOW.plusSeconds(5));
        RequestLease rest = budget.lease(2, NOW.plusSeconds(6));

        assertThat(rest.requests()).isEqualTo(1);
        assertThat(rest.retryAt()).contains(NOW.plusSeconds(65));
        assertThat(budget.lease(1, NOW.plusSeconds(64)).requests()).isZero();
        assertThat(budget.lease(1, NOW.plusSeconds(65)).requests()).isEqualTo(1);
    }

    @Test
    void lease_requestNotSettled_countsHoweverLongItTakes() {
        RequestBudget budget = RequestBudget.atMost(1, MINUTE);
        budget.lease(1, NOW);

        assertThat(budget.lease(1, NOW.plus(Duration.ofHours(1))).requests()).isZero();

        budget.giveBack(1);
        assertThat(budget.lease(1, NOW.plus(Duration.ofHours(1))).requests()).isEqualTo(1);
    }

    @Test
    void lease_clockWasSetBack_waitsForOnePeriodAtMost() {
        RequestBudget budget = RequestBudget.atMost(2, MINUTE);
        budget.lease(2, NOW);
        budget.settle(2, NOW);
        Instant before = NOW.minus(Duration.ofHours(5));

        assertThat(budget.lease(1, before).retryAt()).contains(before.plus(MINUTE));
        assertThat(budget.lease(1, before.plus(MINUTE)).requests()).isEqualTo(1);
    }

    @Test
    void pause_clockWasSetBack_isAsLongAsItWas() {
        RequestBudget budget = RequestBudget.unlimited();
        budget.throttled(Optional.of(Duration.ofSeconds(30)), NOW);
        Instant before = NOW.minus(Duration.ofHours(5));

        assertThat(budget.lease(1, before).retryAt()).contains(before.plusSeconds(30));
        assertThat(budget.lease(1, before.plusSeconds(30)).requests()).isEqualTo(1);
    }

    @Test
    void lease_severalLimits_allHold() {
        RequestBudget budget = RequestBudget.atMost(100, MINUTE).and(2, Duration.ofSeconds(1));

        assertThat(budget.lease(5, NOW).requests()).isEqualTo(2);
    }

    @Test
    void throttled_pausesEveryoneForAsLongAsTheProviderAsks() {
        RequestBudget budget = RequestBudget.unlimited();

        budget.throttled(Optional.of(Duration.ofSeconds(30)), NOW);

        assertThat(budget.lease(1, NOW.plusSeconds(29)).retryAt()).contains(NOW.plusSeconds(30));
        assertThat(budget.lease(1, NOW.plusSeconds(30)).requests()).isEqualTo(1);
    }

    @Test
    void throttled_providerDoesNotSayHowLong_pauseDoubles() {
        RequestBudget budget = RequestBudget.unlimited();

        budget.throttled(Optional.empty(), NOW);
        budget.throttled(Optional.empty(), NOW);
        assertThat(budget.pausedUntil()).as("of calls at the same time").contains(NOW.plusSeconds(2));
        budget.throttled(Optional.empty(), NOW.plusSeconds(2));

        assertThat(budget.pausedUntil()).contains(NOW.plusSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "0.5, 1",
        "1772359240, 40",
        "1772359240000, 40",
        "2026-03-01T10:00:40Z, 40",
        "2026-03-01T11:00:40+01:00, 40",
        "'Sun, 01 Mar 2026 10:00:40 GMT', 40"
    })
    void observe_nothingLeft_pausesUntilTheReset(String reset, long seconds) {
        RequestBudget budget = RequestBudget.unlimited();

        budget.observe(response("0", reset), NOW);

        assertThat(budget.pausedUntil()).contains(NOW.plusSeconds(seconds));
    }

    @Test
    void observe_somethingLeftOrUnreadable_doesNotPause() {
        RequestBudget budget = RequestBudget.unlimited();

        budget.observe(response("1", "20"), NOW);
        budget.observe(response("0", "soon"), NOW);
        budget.observe(ResponseMetadata.none(), NOW);

        assertThat(budget.lease(1, NOW).requests()).isEqualTo(1);
    }

    @Test
    void observe_absurdReset_pausesForADay() {
        RequestBudget budget = RequestBudget.unlimited();

        budget.observe(response("0", "999999999999999"), NOW);

        assertThat(budget.pausedUntil()).contains(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void assumeSpent_afterARestart_waitsForAPeriod() {
        RequestBudget budget = RequestBudget.atMost(10, MINUTE);

        budget.assumeSpent(NOW);

        assertThat(budget.lease(1, NOW.plusSeconds(59)).requests()).isZero();
        assertThat(budget.lease(10, NOW.plusSeconds(60)).requests()).isEqualTo(10);
    }

    /** The provider counts when a request arrives, which is some time between its lease and its response. */
    @Test
    void limit_requestsArriveAtAnyTimeBeforeTheirResponse_holdsInEveryPeriodOfTheProvider() {
        Random random = new Random(7);
        RequestBudget budget = RequestBudget.atMost(5, Duration.ofSeconds(10));
        Deque<Instant> arrivals = new ArrayDeque<>();
        Deque<Instant> responses = new ArrayDeque<>();
        Instant now = NOW;
        int sent = 0;
        for (int step = 0; step < 20_000; step++) {
            now = now.plusMillis(random.nextInt(200));
            while (!responses.isEmpty() && !responses.getFirst().isAfter(now)) {
                responses.removeFirst();
                budget.settle(1, now);
            }
            if (budget.lease(1, now).requests() == 1) {
                int delay = random.nextInt(400);
                arrivals.addLast(now.plusMillis(delay));
                // In order, so that the list of responses stays sorted.
                Instant response = now.plusMillis(delay + random.nextInt(100));
                Instant last = responses.isEmpty() ? response : responses.getLast();
                responses.addLast(response.isBefore(last) ? last : response);
                sent++;
            }
        }
        Instant[] times = arrivals.stream().sorted().toArray(Instant[]::new);
        for (int index = 5; index < times.length; index++) {
            assertThat(Duration.between(times[index - 5], times[index])).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(sent).isGreaterThan(900);
    }

    @Test
    void limits_notPositive_areRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestBudget.atMost(0, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> RequestBudget.atMost(1, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestBudget.unlimited().lease(0, NOW));
    }
}
