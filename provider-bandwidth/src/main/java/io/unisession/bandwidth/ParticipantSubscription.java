package io.unisession.bandwidth;

import io.unisession.spi.EscapedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A subscription to one participant: to all their streams, or to streams with certain aliases. Created by {@link
 * Subscriptions}. Two are equal if they are to the same streams of the same participant, in any order.
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
     * The participant who is heard and seen.
     *
     * @return the participant's id
     */
    public String participantId() {
        return participantId;
    }

    /**
     * The aliases of the streams, which the participant's device chose.
     *
     * @return an unmodifiable list, empty for all streams of the participant
     */
    public List<String> streamAliases() {
        return streamAliases;
    }

    /** Its part of the request's body. */
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

    /** Shows the participant and the number of streams. */
    @Override
    public String toString() {
        return EscapedText.of("ParticipantSubscription[participantId=" + participantId + ", streams="
                + (streamAliases.isEmpty() ? "all" : streamAliases.size()) + "]");
    }
}
