package io.unisession.attendance;

import io.unisession.IntervalEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a person to the session. Whoever comes back has several, and whoever uses two devices has two at the
 * same time.
 */
public final class Connection {
    private final @Nullable String participantId;
    private final @Nullable String connectionId;
    private final @Nullable String role;
    private final @Nullable Instant joinedAt;
    private final @Nullable Instant leftAt;
    private final IntervalEnd end;
    private final @Nullable TimeSpan counted;

    Connection(ReportedConnection reported, @Nullable TimeSpan counted) {
        this.participantId = reported.participantId();
        this.connectionId = reported.connectionId();
        this.role = reported.role();
        this.joinedAt = reported.joinedAt();
        this.leftAt = reported.leftAt();
        this.end = reported.end();
        this.counted = counted;
    }

    /**
     * The provider's id of the participant that connected.
     *
     * @return the id, or empty where the provider gave none
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    /**
     * The provider's id of the connection.
     *
     * @return the id, or empty where the provider gave none
     */
    public Optional<String> connectionId() {
        return Optional.ofNullable(connectionId);
    }

    /**
     * The provider's word for what the participant may do.
     *
     * @return the role, or empty where the provider has none
     */
    public Optional<String> role() {
        return Optional.ofNullable(role);
    }

    /**
     * When the connection began, as the provider reported it.
     *
     * @return the join, or empty where it was not reported
     */
    public Optional<Instant> joinedAt() {
        return Optional.ofNullable(joinedAt);
    }

    /**
     * When the connection ended.
     *
     * @return the leave, or empty where there was none yet, or it is not known
     */
    public Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    /**
     * How the end of the connection is known.
     *
     * @return the kind of end
     */
    public IntervalEnd end() {
        return end;
    }

    /**
     * The time that counts: within the session, and up to the time of the report where the connection is still open.
     *
     * @return the time, or empty where it is not known well enough to count
     */
    public Optional<TimeSpan> counted() {
        return Optional.ofNullable(counted);
    }

    /**
     * How long the connection counts.
     *
     * @return the length of {@link #counted()}, zero where nothing counts
     */
    public Duration duration() {
        return counted == null ? Duration.ZERO : counted.duration();
    }

    @Override
    public String toString() {
        return "Connection[participantId=" + participantId + ", joinedAt=" + joinedAt + ", leftAt=" + leftAt + ", end="
                + end + "]";
    }
}
