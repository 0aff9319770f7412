package io.unisession.attendance;

import io.unisession.IntervalEnd;
import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a person to a session. A person who rejoins has several, and a person with two devices has two at
 * the same time. Each {@link io.unisession.Interval} of the session is a connection, but one that is reported twice is
 * one connection.
 */
public final class Connection {
    private final ReportedConnection reported;
    private final @Nullable TimeSpan counted;

    Connection(ReportedConnection reported, @Nullable TimeSpan counted) {
        this.reported = reported;
        this.counted = counted;
    }

    /**
     * The provider's id of the participant.
     *
     * @return the id, or empty if the provider reports none
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(reported.participantId());
    }

    /**
     * The provider's id of the connection.
     *
     * @return the id, or empty if the provider reports none
     */
    public Optional<String> connectionId() {
        return Optional.ofNullable(reported.connectionId());
    }

    /**
     * The participant's role, as the provider names it.
     *
     * @return the role, or empty if the provider reports none
     */
    public Optional<String> role() {
        return Optional.ofNullable(reported.role());
    }

    /**
     * When the participant joined, as reported by the provider.
     *
     * @return the time, or empty if it was not reported
     */
    public Optional<Instant> joinedAt() {
        return Optional.ofNullable(reported.joinedAt());
    }

    /**
     * When the participant left.
     *
     * @return the time, or empty if the participant has not left or the time is unknown
     */
    public Optional<Instant> leftAt() {
        return Optional.ofNullable(reported.leftAt());
    }

    /**
     * How the connection ended.
     *
     * @return the kind of end
     */
    public IntervalEnd end() {
        return reported.end();
    }

    /**
     * The part of the connection that counts: the part within the session, up to the time of the report if the
     * connection is still open.
     *
     * @return the time, or empty if nothing counts because the join or the leave is missing
     */
    public Optional<TimeSpan> counted() {
        return Optional.ofNullable(counted);
    }

    /**
     * How long the connection counts for.
     *
     * @return the duration of {@link #counted()}, zero if nothing counts
     */
    public Duration duration() {
        return counted == null ? Duration.ZERO : counted.duration();
    }

    @Override
    public String toString() {
        return EscapedText.of("Connection[participantId=" + reported.participantId() + ", joinedAt="
                + reported.joinedAt() + ", leftAt=" + reported.leftAt() + ", end=" + reported.end() + "]");
    }
}
