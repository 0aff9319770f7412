package io.unisession.janus;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a participant of a VideoRoom that the neutral {@code Participant} does not have. Get them with {@code
 * participant.unwrap(JanusParticipant.class)}.
 */
public final class JanusParticipant {
    private final @Nullable Boolean publisher;
    private final @Nullable Boolean talking;
    private final boolean dummy;
    private final boolean remote;

    JanusParticipant(@Nullable Boolean publisher, @Nullable Boolean talking, boolean dummy, boolean remote) {
        this.publisher = publisher;
        this.talking = talking;
        this.dummy = dummy;
        this.remote = remote;
    }

    /**
     * Whether the participant is sending audio or video now: {@code publisher}.
     *
     * @return true if they are, or empty if the response does not have it
     */
    public Optional<Boolean> isPublisher() {
        return Optional.ofNullable(publisher);
    }

    /**
     * Whether the participant is talking: {@code talking}, if the room watches audio levels.
     *
     * @return true if they are, or empty if the response does not have it
     */
    public Optional<Boolean> isTalking() {
        return Optional.ofNullable(talking);
    }

    /** Whether this is the placeholder of a room with {@code dummy_publisher}; sessions leave it out. */
    boolean isDummy() {
        return dummy;
    }

    /**
     * Whether the participant is in a room of another Janus server, which sends them here: {@code remote}.
     *
     * @return true if they are
     */
    public boolean isRemote() {
        return remote;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JanusParticipant that
                && Objects.equals(publisher, that.publisher)
                && Objects.equals(talking, that.talking)
                && dummy == that.dummy
                && remote == that.remote;
    }

    @Override
    public int hashCode() {
        return Objects.hash(publisher, talking, dummy, remote);
    }

    @Override
    public String toString() {
        return "JanusParticipant[publisher=" + publisher + ", talking=" + talking + ", remote=" + remote + "]";
    }
}
