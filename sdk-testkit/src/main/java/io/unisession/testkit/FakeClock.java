package io.unisession.testkit;

import io.unisession.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test moves by hand, so that an hour passes without waiting.
 *
 * <p>Give the clock to a fake service and its {@link #timing()} to the client under test, so that a token expires for
 * both at the same time. When the client would wait before a retry, it moves the clock instead:
 *
 * <pre>{@code
 * FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
 * FakeVideoSdk fake = FakeVideoSdk.builder().clock(clock).start();
 * SessionClient client = VideoSdk.builder()
 *         .credentials(fake.apiKey(), fake.secretKey())
 *         .baseUrl(fake.baseUrl().toString())
 *         .timing(clock.timing())
 *         .build();
 * }</pre>
 *
 * <p>Copies made by {@link #withZone(ZoneId)} show the same time as the clock they were made from. Thread-safe.
 */
public final class FakeClock extends Clock {

    private final Instant start;
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private FakeClock(Instant start, AtomicReference<Instant> now, ZoneId zone) {
        this.start = start;
        this.now = now;
        this.zone = zone;
    }

    /**
     * Creates a clock that stands still, in UTC.
     *
     * @param start the time that the clock shows until it is moved
     * @return a new clock
     */
    public static FakeClock at(Instant start) {
        return new FakeClock(start, new AtomicReference<>(Objects.requireNonNull(start, "start")), ZoneOffset.UTC);
    }

    /**
     * Creates a clock that stands still, in UTC.
     *
     * @param start the time as ISO-8601 text, for example {@code 2026-03-01T10:00:00Z}
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
     * @return the new time
     */
    public Instant advance(Duration step) {
        return now.updateAndGet(time -> time.plus(step));
    }

    /**
     * Returns a timing for {@code SessionClientBuilder.timing}. A sleep moves this clock and returns at once; a random
     * wait is always as long as it can be.
     *
     * @return a timing that moves with this clock
     */
    public Timing timing() {
        return new Timing() {
            @Override
            public Instant now() {
                return instant();
            }

            @Override
            public long nanoTime() {
                return Duration.between(start, instant()).toNanos();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                advance(duration);
            }

            @Override
            public Duration randomUpTo(Duration limit) {
                return limit;
            }
        };
    }

    /**
     * Returns the time that the clock shows.
     *
     * @return the same time until {@link #advance(Duration)} is called
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
        return new FakeClock(start, now, Objects.requireNonNull(otherZone, "otherZone"));
    }

    @Override
    public String toString() {
        return "FakeClock[" + instant() + ", " + zone + "]";
    }
}
