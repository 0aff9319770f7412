package io.unisession.bandwidth;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a session as Bandwidth sends them. Get them with {@link io.unisession.Session#unwrap}:
 *
 * <pre>{@code
 * Optional<String> tag = session.unwrap(BandwidthSession.class).flatMap(BandwidthSession::tag);
 * }</pre>
 *
 * <p>Bandwidth's last OpenAPI document has no other fields of a session. Two values are equal if their fields are.
 */
public final class BandwidthSession {
    private final @Nullable String tag;
    private final List<String> participantIds;

    BandwidthSession(@Nullable String tag, List<String> participantIds) {
        this.tag = tag;
        this.participantIds = List.copyOf(participantIds);
    }

    /**
     * The tag that the application set when it created the session. Bandwidth allows 50 characters and shows tags on
     * bills.
     *
     * @return the tag as sent, which may be blank; empty if the response has none
     */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /**
     * The ids of the participants in the session, each once, in Bandwidth's order. If this is empty, {@link
     * io.unisession.Session#participantsReported()} tells whether the session is empty or the response says nothing
     * about participants.
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

    /** Shows the number of participants only, because the tag is the application's. */
    @Override
    public String toString() {
        return "BandwidthSession[participantIds=" + participantIds.size() + "]";
    }
}
