package io.unisession;

import io.unisession.spi.http.Endpoint;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list. A session must match every filter that is set.
 *
 * <pre>{@code
 * SessionQuery lastWeek = SessionQuery.builder().startedFrom(monday).startedBefore(nextMonday).build();
 * for (Session session : client.require(SessionListing.class).listSessions(lastWeek)) { ... }
 * }</pre>
 *
 * <p>Not every provider supports every filter; {@link io.unisession.capability.SessionListing#filters()} returns those
 * it supports.
 */
public final class SessionQuery {
    private static final SessionQuery ALL = builder().build();

    private final @Nullable Instant startedFrom;
    private final @Nullable Instant startedBefore;
    private final @Nullable String roomId;
    private final @Nullable SessionStatus status;

    private SessionQuery(Builder builder) {
        this.startedFrom = builder.startedFrom;
        this.startedBefore = builder.startedBefore;
        this.roomId = builder.roomId;
        this.status = builder.status;
    }

    /**
     * Matches every session.
     *
     * @return a query without filters
     */
    public static SessionQuery all() {
        return ALL;
    }

    /**
     * Starts a query.
     *
     * @return a builder without filters
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The earliest start.
     *
     * @return the time, inclusive; empty for no lower limit
     */
    public Optional<Instant> startedFrom() {
        return Optional.ofNullable(startedFrom);
    }

    /**
     * The time before which sessions started.
     *
     * @return the time, exclusive; empty if there is no upper limit
     */
    public Optional<Instant> startedBefore() {
        return Optional.ofNullable(startedBefore);
    }

    /**
     * The room in which the sessions took place.
     *
     * @return the room's id; empty for all rooms
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The status of the sessions.
     *
     * @return the status; empty for any
     */
    public Optional<SessionStatus> status() {
        return Optional.ofNullable(status);
    }

    /** The filters that are set, by the names that errors and {@link SessionFilters} use. */
    Stream<String> filters() {
        return Stream.of(
                        startedFrom().map(time -> SessionFilters.STARTED_FROM),
                        startedBefore().map(time -> SessionFilters.STARTED_BEFORE),
                        roomId().map(id -> SessionFilters.ROOM_ID),
                        status().map(SessionFilters::status))
                .flatMap(Optional::stream);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionQuery that
                && Objects.equals(startedFrom, that.startedFrom)
                && Objects.equals(startedBefore, that.startedBefore)
                && Objects.equals(roomId, that.roomId)
                && status == that.status;
    }

    @Override
    public int hashCode() {
        return Objects.hash(startedFrom, startedBefore, roomId, status);
    }

    @Override
    public String toString() {
        return "SessionQuery[startedFrom=" + startedFrom + ", startedBefore=" + startedBefore + ", roomId=" + roomId
                + ", status=" + status + "]";
    }

    /** Builds a {@link SessionQuery}. */
    public static final class Builder {
        private @Nullable Instant startedFrom;
        private @Nullable Instant startedBefore;
        private @Nullable String roomId;
        private @Nullable SessionStatus status;

        private Builder() {}

        /**
         * Keeps only sessions that started at this time or later.
         *
         * @param time the earliest start, inclusive
         * @return this builder
         */
        public Builder startedFrom(Instant time) {
            this.startedFrom = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Keeps only sessions that started before this time. A query that ends at a time and another that starts there
         * never overlap and leave no gap.
         *
         * @param time the end of the range, exclusive
         * @return this builder
         */
        public Builder startedBefore(Instant time) {
            this.startedBefore = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Keeps only sessions of this room.
         *
         * @param roomId the room's id, from {@link Session#roomId()}
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder roomId(String roomId) {
            this.roomId = Endpoint.requireId("roomId", roomId);
            return this;
        }

        /**
         * Keeps only sessions with this status.
         *
         * @param status the status; not {@link SessionStatus#UNKNOWN}, by which no provider can filter
         * @return this builder
         * @throws IllegalArgumentException if the status is {@link SessionStatus#UNKNOWN}
         */
        public Builder status(SessionStatus status) {
            if (Objects.requireNonNull(status, "status") == SessionStatus.UNKNOWN) {
                throw new IllegalArgumentException("sessions cannot be listed by the status UNKNOWN");
            }
            this.status = status;
            return this;
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if {@code startedFrom} is not before {@code startedBefore}
         */
        public SessionQuery build() {
            if (startedFrom != null && startedBefore != null && !startedFrom.isBefore(startedBefore)) {
                throw new IllegalArgumentException("no session can match: startedFrom (" + startedFrom
                        + ") is not before startedBefore (" + startedBefore + ")");
            }
            return new SessionQuery(this);
        }
    }
}
