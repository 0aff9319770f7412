package io.unisession.bandwidth;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a session in Bandwidth's own words, for {@link io.unisession.Session#unwrap}:
 *
 * <pre>{@code
 * Optional<String> tag = session.unwrap(BandwidthSession.class).flatMap(BandwidthSession::tag);
 * }</pre>
 *
 * <p>The API has no further field of a session, as of its last OpenAPI document. Values are equal when all their fields
 * are.
 */
public final class BandwidthSession {
    private final @Nullable String tag;
    private final List<String> participantIds;

    private BandwidthSession(Builder builder) {
        this.tag = builder.tag;
        this.participantIds = builder.participantIds;
    }

    /**
     * Starts the fields of a session. Applications need this in tests only.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What the application that created the session wrote on it; up to 50 characters by Bandwidth's overview, and shown
     * on bills.
     *
     * @return the tag as it came, which may be blank; empty where the response has none
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The ids of the participants in the session at the time of the response, each once and in Bandwidth's order. Empty
     * also where the response says nothing about participants; {@link io.unisession.Session#participantsReported()} tells
     * these apart.
     *
     * @return an unmodifiable list
     */
    public List<String> participantIds() {
        return participantIds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BandwidthSession that
                && Objects.equals(tag, that.tag)
                && participantIds.equals(that.participantIds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tag, participantIds);
    }

    /** The number of participants; the tag is left out, since applications write into it what they like. */
    @Override
    public String toString() {
        return "BandwidthSession[participantIds=" + participantIds.size() + "]";
    }

    /** Collects the fields of a {@link BandwidthSession}; each may be left out. */
    public static final class Builder {
        private @Nullable String tag;
        private List<String> participantIds = List.of();

        private Builder() {}

        /**
         * Sets the tag.
         *
         * @param tag the tag, or null where there is none
         * @return this builder
         */
        public Builder tag(@Nullable String tag) {
            this.tag = tag;
            return this;
        }

        /**
         * Sets the ids of the participants.
         *
         * @param participantIds the ids in Bandwidth's order
         * @return this builder
         */
        public Builder participantIds(List<String> participantIds) {
            this.participantIds = List.copyOf(participantIds);
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the fields of a session
         */
        public BandwidthSession build() {
            return new BandwidthSession(this);
        }
    }
}
