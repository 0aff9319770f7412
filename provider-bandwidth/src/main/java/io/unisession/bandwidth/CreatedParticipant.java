package io.unisession.bandwidth;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import java.util.Objects;

/**
 * A participant who has just been created, with the token by which their device connects. Bandwidth gives the token
 * here and never again, and nobody can ask for another: hand it on, or delete the participant and create a new one.
 *
 * <p>Values are equal when participant and token are; {@code raw} and {@code metadata} take no part.
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
     * The participant's id, by which they are added to a session.
     *
     * @return the id at Bandwidth
     */
    public String id() {
        return participant.id();
    }

    /**
     * The participant as Bandwidth described them.
     *
     * @return the participant, in no session yet
     */
    public BandwidthParticipant participant() {
        return participant;
    }

    /**
     * The token by which the participant's device connects; it is no credential of the API. How long it is accepted is
     * documented nowhere.
     *
     * @return the token, hidden
     */
    public Secret token() {
        return token;
    }

    /**
     * Bandwidth's response with every field, the token in clear text included. {@link BandwidthParticipant#raw()} is
     * without it.
     *
     * @return the response
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came.
     *
     * @return the metadata of the response
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

    /** The participant; the token is hidden. */
    @Override
    public String toString() {
        return "CreatedParticipant[" + participant + ", token=***]";
    }
}
