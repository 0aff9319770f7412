package io.unisession.history.sync;

import io.unisession.spi.http.Endpoint;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What to copy, and how: sessions of one account that started at a time or later. It has no secrets, and can be sent to
 * other machines.
 *
 * <pre>{@code
 * SyncPlan plan = SyncPlan.builder("videosdk/eu", Instant.parse("2026-01-01T00:00:00Z")).build();
 * }</pre>
 */
public final class SyncPlan implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String source;
    private final Instant startedFrom;
    private final @Nullable String roomId;
    private final Duration windowLength;
    private final long maxSessionsPerWindow;
    private final Duration lookBack;
    private final Duration maxSessionAge;
    private final @Nullable Integer pageSize;
    private final boolean newestFirst;

    private SyncPlan(Builder builder) {
        this.source = builder.source;
        this.startedFrom = builder.startedFrom;
        this.roomId = builder.roomId;
        this.windowLength = builder.windowLength;
        this.maxSessionsPerWindow = builder.maxSessionsPerWindow;
        this.lookBack = builder.lookBack;
        this.maxSessionAge = builder.maxSessionAge;
        this.pageSize = builder.pageSize;
        this.newestFirst = builder.newestFirst;
    }

    /**
     * Starts a plan.
     *
     * @param source the application's name for the account, such as {@code videosdk} or {@code videosdk/eu}. It becomes
     *     part of each row, and must never change
     * @param startedFrom the earliest start of the sessions to copy
     * @return a builder with the default settings
     * @throws IllegalArgumentException if the name is blank
     */
    public static Builder builder(String source, Instant startedFrom) {
        return new Builder(source, startedFrom);
    }

    /**
     * The account.
     *
     * @return the application's name for it
     */
    public String source() {
        return source;
    }

    /**
     * The earliest start.
     *
     * @return the time, inclusive
     */
    public Instant startedFrom() {
        return startedFrom;
    }

    /**
     * The room whose sessions are copied.
     *
     * @return the room's id, or empty for all rooms
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * How long a window of start times is at first.
     *
     * @return a positive duration
     */
    public Duration windowLength() {
        return windowLength;
    }

    /**
     * The number of sessions above which a window is split.
     *
     * @return a positive number
     */
    public long maxSessionsPerWindow() {
        return maxSessionsPerWindow;
    }

    /**
     * How far before the last round each round starts again.
     *
     * @return the duration, zero or longer
     */
    public Duration lookBack() {
        return lookBack;
    }

    /**
     * How long after its start a session that has not ended is read again.
     *
     * @return a positive duration
     */
    public Duration maxSessionAge() {
        return maxSessionAge;
    }

    /**
     * The number of sessions on each page.
     *
     * @return the number, or empty for the provider's own
     */
    public OptionalInt pageSize() {
        return pageSize == null ? OptionalInt.empty() : OptionalInt.of(pageSize);
    }

    /**
     * Whether the provider's list is known to be newest first.
     *
     * @return true if reading may stop at a page that is older than the look-back
     */
    public boolean newestFirst() {
        return newestFirst;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncPlan that
                && source.equals(that.source)
                && startedFrom.equals(that.startedFrom)
                && Objects.equals(roomId, that.roomId)
                && windowLength.equals(that.windowLength)
                && maxSessionsPerWindow == that.maxSessionsPerWindow
                && lookBack.equals(that.lookBack)
                && maxSessionAge.equals(that.maxSessionAge)
                && Objects.equals(pageSize, that.pageSize)
                && newestFirst == that.newestFirst;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                source,
                startedFrom,
                roomId,
                windowLength,
                maxSessionsPerWindow,
                lookBack,
                maxSessionAge,
                pageSize,
                newestFirst);
    }

    @Override
    public String toString() {
        return "SyncPlan[" + source + ", from " + startedFrom + "]";
    }

    /** Builds a {@link SyncPlan}. */
    public static final class Builder {
        private final String source;
        private final Instant startedFrom;
        private @Nullable String roomId;
        private Duration windowLength = Duration.ofDays(1);
        private long maxSessionsPerWindow = 5_000;
        private Duration lookBack = Duration.ofDays(1);
        private Duration maxSessionAge = Duration.ofDays(2);
        private @Nullable Integer pageSize;
        private boolean newestFirst;

        private Builder(String source, Instant startedFrom) {
            if (source.isBlank()) {
                throw new IllegalArgumentException("source must not be blank");
            }
            this.source = source;
            this.startedFrom = Objects.requireNonNull(startedFrom, "startedFrom");
        }

        /**
         * Copies the sessions of one room only.
         *
         * @param roomId the room's id
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder roomId(String roomId) {
            this.roomId = Endpoint.requireId("roomId", roomId);
            return this;
        }

        /**
         * Sets how long a window of start times is before it is split. The default is a day.
         *
         * @param length a positive duration
         * @return this builder
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder windowLength(Duration length) {
            this.windowLength = positive("windowLength", length);
            return this;
        }

        /**
         * Splits a window if its first page announces more sessions. Long lists are slow with many providers, and a
         * session that is deleted while a list is read moves the others. The default is 5,000.
         *
         * @param sessions the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder maxSessionsPerWindow(long sessions) {
            if (sessions < 1) {
                throw new IllegalArgumentException("maxSessionsPerWindow must be at least 1, but is " + sessions);
            }
            this.maxSessionsPerWindow = sessions;
            return this;
        }

        /**
         * Sets how far before the end of the last round each round starts again, for sessions that appear late or
         * change after their end. Where a provider lists sessions only when they have ended, this must be longer than
         * any session. The default is a day.
         *
         * @param lookBack the duration, zero to read nothing twice
         * @return this builder
         * @throws IllegalArgumentException if the duration is negative
         */
        public Builder lookBack(Duration lookBack) {
            if (lookBack.isNegative()) {
                throw new IllegalArgumentException("lookBack must not be negative, but is " + lookBack);
            }
            this.lookBack = lookBack;
            return this;
        }

        /**
         * Sets how long after its start a session that has not ended is read again by its id. The default is two days.
         *
         * @param age a positive duration
         * @return this builder
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder maxSessionAge(Duration age) {
            this.maxSessionAge = positive("maxSessionAge", age);
            return this;
        }

        /**
         * Sets the number of sessions on each page. By default, the provider chooses.
         *
         * @param sessions the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder pageSize(int sessions) {
            if (sessions < 1) {
                throw new IllegalArgumentException("pageSize must be at least 1, but is " + sessions);
            }
            this.pageSize = sessions;
            return this;
        }

        /**
         * Says that the provider lists the sessions that started last first. Where it cannot filter by start, a round then
         * stops at a page that is older than the look-back. Otherwise it reads such a list to its end, because the order
         * is rarely documented. If the list has another order after all, sessions are missed.
         *
         * @return this builder
         */
        public Builder newestFirst() {
            this.newestFirst = true;
            return this;
        }

        private static Duration positive(String name, Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException(name + " must be positive, but is " + duration);
            }
            return duration;
        }

        /**
         * Builds the plan.
         *
         * @return the plan
         */
        public SyncPlan build() {
            return new SyncPlan(this);
        }
    }
}
