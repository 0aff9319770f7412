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

    BandwidthSession(@Nullable String tag, List<String> participantIds) {
        this.tag = tag;
        this.participantIds = List.copyOf(participantIds);
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
}
