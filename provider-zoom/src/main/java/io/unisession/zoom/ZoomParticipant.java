package io.unisession.zoom;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record of a participant that the neutral {@code Participant} does not have. Get them with {@code
 * participant.unwrap(ZoomParticipant.class)}. Somebody with several records has the fields of the first.
 */
public final class ZoomParticipant {
    private final @Nullable String zoomUserId;
    private final @Nullable String email;
    private final @Nullable String registrantId;
    private final @Nullable String status;
    private final @Nullable String leaveReason;
    private final @Nullable String breakoutRoomId;
    private final @Nullable Duration duration;
    private final @Nullable Boolean failover;
    private final @Nullable Boolean internalUser;

    private ZoomParticipant(Builder builder) {
        this.zoomUserId = builder.zoomUserId;
        this.email = builder.email;
        this.registrantId = builder.registrantId;
        this.status = builder.status;
        this.leaveReason = builder.leaveReason;
        this.breakoutRoomId = builder.breakoutRoomId;
        this.duration = builder.duration;
        this.failover = builder.failover;
        this.internalUser = builder.internalUser;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * Zoom's id of the person: {@code id}. Guests have none.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> zoomUserId() {
        return Optional.ofNullable(zoomUserId);
    }

    /**
     * The email address: {@code user_email}. Zoom sends it for people of the account.
     *
     * @return the address, or empty if the response does not have it
     */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /**
     * The id with which the person registered: {@code registrant_id}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> registrantId() {
        return Optional.ofNullable(registrantId);
    }

    /**
     * Where the person was: {@code in_meeting} or {@code in_waiting_room}. The client leaves out records of the waiting
     * room.
     *
     * @return Zoom's word, or empty if the response does not have it
     */
    public Optional<String> status() {
        return Optional.ofNullable(status);
    }

    /**
     * Why the person left: {@code leave_reason}. Events have it, reports do not.
     *
     * @return Zoom's words, or empty if the response does not have it
     */
    public Optional<String> leaveReason() {
        return Optional.ofNullable(leaveReason);
    }

    /**
     * The breakout room in which the person was: {@code bo_mtg_id}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> breakoutRoomId() {
        return Optional.ofNullable(breakoutRoomId);
    }

    /**
     * The length of the stay: {@code duration}.
     *
     * @return the length, or empty if the response does not have it
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * Whether the person joined while Zoom moved the meeting to another data center: {@code failover}.
     *
     * @return true if they did, or empty if the response does not have it
     */
    public Optional<Boolean> isFailover() {
        return Optional.ofNullable(failover);
    }

    /**
     * Whether the person belongs to the account: {@code internal_user}.
     *
     * @return true if they do, or empty if the response does not have it
     */
    public Optional<Boolean> isInternalUser() {
        return Optional.ofNullable(internalUser);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoomParticipant that
                && Objects.equals(zoomUserId, that.zoomUserId)
                && Objects.equals(email, that.email)
                && Objects.equals(registrantId, that.registrantId)
                && Objects.equals(status, that.status)
                && Objects.equals(leaveReason, that.leaveReason)
                && Objects.equals(breakoutRoomId, that.breakoutRoomId)
                && Objects.equals(duration, that.duration)
                && Objects.equals(failover, that.failover)
                && Objects.equals(internalUser, that.internalUser);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                zoomUserId, email, registrantId, status, leaveReason, breakoutRoomId, duration, failover, internalUser);
    }

    /** Leaves out the ids and the email address, which are personal. */
    @Override
    public String toString() {
        return "ZoomParticipant[status=" + status + ", duration=" + duration + "]";
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String zoomUserId;
        private @Nullable String email;
        private @Nullable String registrantId;
        private @Nullable String status;
        private @Nullable String leaveReason;
        private @Nullable String breakoutRoomId;
        private @Nullable Duration duration;
        private @Nullable Boolean failover;
        private @Nullable Boolean internalUser;

        private Builder() {}

        Builder zoomUserId(@Nullable String zoomUserId) {
            this.zoomUserId = zoomUserId;
            return this;
        }

        Builder email(@Nullable String email) {
            this.email = email;
            return this;
        }

        Builder registrantId(@Nullable String registrantId) {
            this.registrantId = registrantId;
            return this;
        }

        Builder status(@Nullable String status) {
            this.status = status;
            return this;
        }

        Builder leaveReason(@Nullable String leaveReason) {
            this.leaveReason = leaveReason;
            return this;
        }

        Builder breakoutRoomId(@Nullable String breakoutRoomId) {
            this.breakoutRoomId = breakoutRoomId;
            return this;
        }

        Builder duration(@Nullable Duration duration) {
            this.duration = duration;
            return this;
        }

        Builder failover(@Nullable Boolean failover) {
            this.failover = failover;
            return this;
        }

        Builder internalUser(@Nullable Boolean internalUser) {
            this.internalUser = internalUser;
            return this;
        }

        ZoomParticipant build() {
            return new ZoomParticipant(this);
        }
    }
}
