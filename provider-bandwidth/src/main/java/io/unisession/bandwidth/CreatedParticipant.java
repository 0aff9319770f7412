package io.unisession.bandwidth;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.EscapedText;
import java.util.Objects;

/**
 * A participant who was just created, with the token for their device. Bandwidth sends the token once and cannot be
 * asked for it again: pass it on, or delete the participant and create another.
 *
 * <p>Two values are equal if participant and token are; {@link #raw()} and {@link #metadata()} do not count.
 */
public final class CreatedParticipant {
    private final BandwidthParticipant participant;
    private final Secret token;
    private final ProviderDocument raw;

    CreatedParticipant(BandwidthParticipant participant, Secret token, ProviderDocument raw) {
        this.participant = participant;
        this.token = token;
        this.raw = raw;
    }

    /**
     * The participant's id, with which they are added to a session.
     *
     * @return the id
     */
    public String id() {
        return participant.id().orElseThrow();
    }

    /**
     * The participant as Bandwidth sent them.
     *
     * @return the participant, in no session yet
     */
    public BandwidthParticipant participant() {
        return participant;
    }

    /**
     * The token with which the participant's device connects. It cannot be used for the API. Its lifetime is
     * undocumented.
     *
     * @return the token, which prints as {@code Secret[***]}
     */
    public Secret token() {
        return token;
    }

    /**
     * Bandwidth's response with every field, including the token in clear text. {@link BandwidthParticipant#raw()} does
     * not contain the token.
     *
     * @return the response
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Status, attempts and request id of the response.
     *
     * @return the metadata
     */
    public ResponseMetadata metadata() {
        return participant.metadata();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreatedParticipant that
                && participant.equals(that.participant)
                && token.equals(that.token);
    }

    @Override
    public int hashCode() {
        return Objects.hash(participant, token);
    }

    /** The participant, with the token hidden. */
    @Override
    public String toString() {
        return EscapedText.of("CreatedParticipant[" + participant + ", token=***]");
    }
}
