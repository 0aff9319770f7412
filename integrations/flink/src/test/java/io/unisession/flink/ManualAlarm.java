package io.unisession.flink;

import io.unisession.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An alarm that goes off when a test lets time pass. */
final class ManualAlarm implements Alarm {
    private final FakeClock clock;
    private final List<Entry> entries = new ArrayList<>();
    private boolean closed;

    private record Entry(Instant time, Runnable action) {}

    ManualAlarm(FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public void after(Duration delay, Runnable action) {
        entries.add(new Entry(clock.instant().plus(delay), action));
    }

    /** Lets time pass, and stops at each alarm on the way. */
    void advance(Duration duration) {
        Instant end = clock.instant().plus(duration);
        for (Optional<Entry> next = due(end); next.isPresent(); next = due(end)) {
            entries.remove(next.get());
            if (next.get().time().isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), next.get().time()));
            }
            next.get().action().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private Optional<Entry> due(Instant end) {
        return entries.stream().filter(entry -> !entry.time().isAfter(end)).min(Comparator.comparing(Entry::time));
    }

    /** How many actions have not been run. */
    int pending() {
        return entries.size();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
