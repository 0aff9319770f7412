package io.unisession.bandwidth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One participant to whom another is subscribed: to everything that they send, or to the streams with certain aliases.
 * {@link Subscriptions} makes and holds these. They are equal when they are to the same streams of the same
 * participant, in any order and however often one is named.
 */
public final class ParticipantSubscription {
    private final String participantId;
    private final List<String> streamAliases;

    private ParticipantSubscription(String participantId, List<String> streamAliases) {
        this.participantId = participantId;
        this.streamAliases = streamAliases;
    }

    static ParticipantSubscription of(String participantId, List<String> streamAliases) {
        return new ParticipantSubscription(participantId, List.copyOf(streamAliases));
    }

    /**
     * Who is heard and seen.
     *
     * @return the participant's id at Bandwidth
     */
    public String participantId() {
        return participantId;
    }

    /**
     * The streams that are subscribed to, by the names that the participant's device gave them.
     *
     * @return an unmodifiable list, empty for all streams of the participant
     */
    public List<String> streamAliases() {
        return streamAliases;
    }

    /** Its part of a request's body. */
    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("participantId", participantId);
        if (!streamAliases.isEmpty()) {
            fields.put("streamAliases", streamAliases);
        }
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticipantSubscription that
                && participantId.equals(that.participantId)
                && Set.copyOf(streamAliases).equals(Set.copyOf(that.streamAliases));
    }

    @Override
    public int hashCode() {
        return Objects.hash(participantId, Set.copyOf(streamAliases));
    }

    /** The participant and the number of streams. */
    @Override
    public String toString() {
        return "ParticipantSubscription[participantId=" + participantId + ", streams="
                + (streamAliases.isEmpty() ? "all" : streamAliases.size()) + "]";
    }
}
