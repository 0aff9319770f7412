package io.unisession.livekit;

import io.unisession.spi.EscapedText;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a LiveKit participant that the neutral {@code Participant} does not have. Get them with {@code
 * participant.unwrap(LiveKitParticipant.class)}.
 */
public final class LiveKitParticipant {
    private static final Set<String> PEOPLE = Set.of("STANDARD", "SIP");

    private final @Nullable String sid;
    private final @Nullable String state;
    private final @Nullable String kind;
    private final @Nullable String metadata;
    private final @Nullable Boolean publisher;
    private final @Nullable Boolean hidden;
    private final Map<String, String> attributes;

    private LiveKitParticipant(Builder builder) {
        this.sid = builder.sid;
        this.state = builder.state;
        this.kind = builder.kind;
        this.metadata = builder.metadata;
        this.publisher = builder.publisher;
        this.hidden = builder.hidden;
        this.attributes = builder.attributes;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * LiveKit's id of this connection, such as {@code PA_bufwMrMA2sPh}: {@code sid}. Somebody who reconnects gets another
     * one. It is also the interval's connection id.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> sid() {
        return Optional.ofNullable(sid);
    }

    /**
     * LiveKit's word for the state of the connection: {@code JOINING}, {@code JOINED}, {@code ACTIVE} or {@code
     * DISCONNECTED}.
     *
     * @return the word, or empty if the response does not have it
     */
    public Optional<String> state() {
        return Optional.ofNullable(state);
    }

    /**
     * What kind of participant this is: {@code STANDARD}, {@code SIP}, {@code AGENT}, {@code EGRESS} or {@code INGRESS}, for
     * example.
     *
     * @return LiveKit's word, or empty if the response does not have it
     */
    public Optional<String> kind() {
        return Optional.ofNullable(kind);
    }

    /**
     * The application's own text about the participant, from the join token or set later: {@code metadata}.
     *
     * @return the text, possibly an empty string; an empty {@code Optional} if the response does not have it
     */
    public Optional<String> metadata() {
        return Optional.ofNullable(metadata);
    }

    /**
     * Whether the participant publishes audio or video: {@code is_publisher}.
     *
     * @return true if they do, or empty if the response does not have it
     */
    public Optional<Boolean> isPublisher() {
        return Optional.ofNullable(publisher);
    }

    /**
     * Whether the others do not see the participant: {@code permission.hidden}.
     *
     * @return true if they do not, or empty if the response does not have it
     */
    public Optional<Boolean> isHidden() {
        return Optional.ofNullable(hidden);
    }

    /**
     * The application's own texts about the participant, by name: {@code attributes}.
     *
     * @return an unmodifiable map, empty if there are none
     */
    public Map<String, String> attributes() {
        return attributes;
    }

    /**
     * Whether this is a person, with LiveKit's library or on the phone. LiveKit also lists recorders, agents and streams
     * that are sent into the room.
     *
     * @return true for the kinds {@code STANDARD} and {@code SIP}, and if the response has no kind
     */
    public boolean isPerson() {
        return kind == null || PEOPLE.contains(kind);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveKitParticipant that
                && Objects.equals(sid, that.sid)
                && Objects.equals(state, that.state)
                && Objects.equals(kind, that.kind)
                && Objects.equals(metadata, that.metadata)
                && Objects.equals(publisher, that.publisher)
                && Objects.equals(hidden, that.hidden)
                && Objects.equals(attributes, that.attributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sid, state, kind, metadata, publisher, hidden, attributes);
    }

    /** Leaves out metadata and attributes, which are the application's and may be personal. */
    @Override
    public String toString() {
        return EscapedText.of("LiveKitParticipant[sid=" + sid + ", state=" + state + ", kind=" + kind + "]");
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String sid;
        private @Nullable String state;
        private @Nullable String kind;
        private @Nullable String metadata;
        private @Nullable Boolean publisher;
        private @Nullable Boolean hidden;
        private Map<String, String> attributes = Map.of();

        private Builder() {}

        Builder sid(@Nullable String sid) {
            this.sid = sid;
            return this;
        }

        Builder state(@Nullable String state) {
            this.state = state;
            return this;
        }

        Builder kind(@Nullable String kind) {
            this.kind = kind;
            return this;
        }

        Builder metadata(@Nullable String metadata) {
            this.metadata = metadata;
            return this;
        }

        Builder publisher(@Nullable Boolean publisher) {
            this.publisher = publisher;
            return this;
        }

        Builder hidden(@Nullable Boolean hidden) {
            this.hidden = hidden;
            return this;
        }

        /** Keeps the map without a copy; the caller must not change it. */
        Builder attributes(Map<String, String> attributes) {
            this.attributes = Collections.unmodifiableMap(attributes);
            return this;
        }

        LiveKitParticipant build() {
            return new LiveKitParticipant(this);
        }
    }
}
