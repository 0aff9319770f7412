package io.unisession.janus;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a VideoRoom that the neutral {@code Session} does not have. A list of sessions has them; get them with
 * {@code session.unwrap(JanusRoom.class)}. A single session has its participants instead, because Janus has no request
 * for both.
 */
public final class JanusRoom {
    private final @Nullable String description;
    private final @Nullable Boolean isPrivate;
    private final @Nullable Boolean pinRequired;
    private final @Nullable Boolean recorded;
    private final @Nullable Long maxPublishers;
    private final @Nullable Long people;

    private JanusRoom(Builder builder) {
        this.description = builder.description;
        this.isPrivate = builder.isPrivate;
        this.pinRequired = builder.pinRequired;
        this.recorded = builder.recorded;
        this.maxPublishers = builder.maxPublishers;
        // The placeholder that the room's setting puts there counts as a participant at Janus.
        this.people = builder.participants != null && builder.dummyPublisher
                ? Long.valueOf(builder.participants - 1)
                : builder.participants;
    }

    /**
     * The room's description, which is {@code Room} and the id if none was given.
     *
     * @return the text, or empty if the response does not have it
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * Whether the room is listed only for those who know the plugin's {@code admin_key}: {@code is_private}.
     *
     * @return true if it is private, or empty if the response does not have it
     */
    public Optional<Boolean> isPrivate() {
        return Optional.ofNullable(isPrivate);
    }

    /**
     * Whether joining needs a pin: {@code pin_required}.
     *
     * @return true if it does, or empty if the response does not have it
     */
    public Optional<Boolean> isPinRequired() {
        return Optional.ofNullable(pinRequired);
    }

    /**
     * Whether the room is recorded, into files on the server: {@code record}.
     *
     * @return true if it is, or empty if the response does not have it
     */
    public Optional<Boolean> isRecorded() {
        return Optional.ofNullable(recorded);
    }

    /**
     * How many participants may send audio or video at the same time: {@code max_publishers}.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong maxPublishers() {
        return maxPublishers == null ? OptionalLong.empty() : OptionalLong.of(maxPublishers);
    }

    /**
     * How many people are in the room: {@code num_participants}, without the placeholder of a room with {@code
     * dummy_publisher}. Those who only watch do not count at Janus.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong participantCount() {
        return people == null ? OptionalLong.empty() : OptionalLong.of(people);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JanusRoom that
                && Objects.equals(description, that.description)
                && Objects.equals(isPrivate, that.isPrivate)
                && Objects.equals(pinRequired, that.pinRequired)
                && Objects.equals(recorded, that.recorded)
                && Objects.equals(maxPublishers, that.maxPublishers)
                && Objects.equals(people, that.people);
    }

    @Override
    public int hashCode() {
        return Objects.hash(description, isPrivate, pinRequired, recorded, maxPublishers, people);
    }

    /** Leaves out the description, which may be personal. */
    @Override
    public String toString() {
        return "JanusRoom[people=" + people + ", maxPublishers=" + maxPublishers + "]";
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        @Nullable
        String description;

        @Nullable
        Boolean isPrivate;

        @Nullable
        Boolean pinRequired;

        @Nullable
        Boolean recorded;

        @Nullable
        Long maxPublishers;

        @Nullable
        Long participants;

        boolean dummyPublisher;

        JanusRoom build() {
            return new JanusRoom(this);
        }
    }
}
