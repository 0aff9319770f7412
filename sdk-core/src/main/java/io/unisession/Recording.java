package io.unisession;

import io.unisession.internal.text.Redactor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording of a session, of one of its participants or of one track, as its provider described it in one response.
 * An immutable snapshot: list the recordings again to see later changes.
 *
 * <p>Two recordings are equal if their neutral fields are; {@code unwrap}, {@code raw}, {@code metadata} and {@code
 * unreadableFields} do not count.
 */
public final class Recording extends SessionArtifact {
    private final RecordingKind kind;
    private final @Nullable String providerKind;
    private final @Nullable String participantId;

    private Recording(Builder builder) {
        super(builder);
        this.kind = builder.kind;
        this.providerKind = builder.providerKind;
        this.participantId = builder.participantId;
    }

    /**
     * Starts building a recording. Applications need this in tests only; providers build recordings from responses.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * Copies this recording into a builder, to change some of its fields.
     *
     * @return a builder that builds a recording equal to this one, with the same typed fields and {@link #raw()}
     */
    public Builder toBuilder() {
        return new Builder(provider())
                .from(this)
                .kind(kind)
                .providerKind(providerKind)
                .participantId(participantId);
    }

    /**
     * What the recording shows.
     *
     * @return the kind; {@link RecordingKind#UNKNOWN} if the provider does not say, or names a kind that this version
     *     does not know
     */
    public RecordingKind kind() {
        return kind;
    }

    /**
     * The provider's own word for the kind, such as {@code shared_screen_with_speaker_view}, even if {@link #kind()} is
     * {@code UNKNOWN}.
     *
     * @return the provider's word, or empty if it sends none
     */
    public Optional<String> providerKind() {
        return Optional.ofNullable(providerKind);
    }

    /**
     * The participant who is recorded, for a recording of one participant or track.
     *
     * @return the participant's id, usually {@link Participant#id()}; empty for a recording of the session, or if the
     *     provider does not say
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof Recording that
                && kind == that.kind
                && Objects.equals(providerKind, that.providerKind)
                && Objects.equals(participantId, that.participantId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), kind, providerKind, participantId);
    }

    /** Provider, ids, status, kind, times and files, without addresses, which do not belong in logs. */
    @Override
    public String toString() {
        return Redactor.escaped("Recording[" + described() + ", kind=" + kind + "]");
    }

    /** Builds a {@link Recording}. Every field but the id is optional. */
    public static final class Builder extends SessionArtifact.Builder<Builder> {
        private RecordingKind kind = RecordingKind.UNKNOWN;
        private @Nullable String providerKind;
        private @Nullable String participantId;

        private Builder(String provider) {
            super(provider);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets what the recording shows.
         *
         * @param kind the neutral kind
         * @return this builder
         */
        public Builder kind(RecordingKind kind) {
            this.kind = Objects.requireNonNull(kind, "kind");
            return this;
        }

        /**
         * Sets the provider's own word for the kind.
         *
         * @param providerKind the provider's word, or null if there is none
         * @return this builder
         */
        public Builder providerKind(@Nullable String providerKind) {
            this.providerKind = providerKind;
            return this;
        }

        /**
         * Sets the participant who is recorded.
         *
         * @param participantId the participant's id; null if it is unknown, or the recording is of the session
         * @return this builder
         */
        public Builder participantId(@Nullable String participantId) {
            this.participantId = participantId;
            return this;
        }

        /**
         * Builds the recording.
         *
         * @return the recording
         * @throws IllegalStateException if the id is missing or blank
         */
        public Recording build() {
            return new Recording(this);
        }
    }
}
