package io.unisession.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test moves by hand, so that an hour passes without anybody waiting for it.
 *
 * <p>Give the same clock to a fake service and to the client under test, and what expires for one expires for the
 * other. Copies made by {@link #withZone(ZoneId)} show the same moment as the clock they were made from. Safe for use
 * by several threads.
 */
public final class FakeClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private FakeClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Makes a clock that stands still at a moment, in UTC.
     *
     * @param start the moment the clock shows until it is moved
     * @return a new clock
     */
    public static FakeClock at(Instant start) {
        return new FakeClock(new AtomicReference<>(Objects.requireNonNull(start, "start")), ZoneOffset.UTC);
    }

    /**
     * Makes a clock that stands still at a moment, in UTC.
     *
     * @param start the moment as ISO-8601 text, for example {@code 2026-03-01T10:00:00Z}
     * @return a new clock
     * @throws java.time.format.DateTimeParseException if the text is no ISO-8601 instant
     */
    public static FakeClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Moves the clock.
     *
     * @param step how far; a negative step moves the clock back, as a corrected system clock does
     * @return the moment the clock shows now
     */
    public Instant advance(Duration step) {
        return now.updateAndGet(moment -> moment.plus(step));
    }

    /**
     * Returns the moment the clock shows.
     *
     * @return the same moment until {@link #advance(Duration)} is called
     */
    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId otherZone) {
        return new FakeClock(now, Objects.requireNonNull(otherZone, "otherZone"));
    }

    @Override
    public String toString() {
        return "FakeClock[" + instant() + ", " + zone + "]";
    }
}
