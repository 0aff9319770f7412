package io.unisession;

import io.unisession.internal.text.Redactor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transcript of a session and its summary, as its provider described them in one response. An immutable snapshot:
 * list the transcripts again to see later changes.
 *
 * <p>Two transcripts are equal if their neutral fields are; {@code unwrap}, {@code raw}, {@code metadata} and {@code
 * unreadableFields} do not count.
 */
public final class Transcript extends SessionArtifact {
    private final @Nullable String recordingId;
    private final List<ArtifactFile> summaryFiles;

    private Transcript(Builder builder) {
        super(builder);
        this.recordingId = builder.recordingId;
        this.summaryFiles = builder.summaryFiles;
    }

    /**
     * Starts building a transcript. Applications need this in tests only; providers build transcripts from responses.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * Copies this transcript into a builder, to change some of its fields.
     *
     * @return a builder that builds a transcript equal to this one, with the same typed fields and {@link #raw()}
     */
    public Builder toBuilder() {
        return new Builder(provider()).from(this).recordingId(recordingId).summaryFiles(summaryFiles);
    }

    /**
     * The recording that was transcribed.
     *
     * @return the recording's id; empty if the session itself was transcribed, or the provider does not say
     */
    public Optional<String> recordingId() {
        return Optional.ofNullable(recordingId);
    }

    /**
     * The text of the transcript, one file for each format that the provider offers.
     *
     * @return an unmodifiable list
     */
    @Override
    public List<ArtifactFile> files() {
        return super.files();
    }

    /**
     * The summary, one file for each format that the provider offers.
     *
     * @return an unmodifiable list, empty if there is no summary
     */
    public List<ArtifactFile> summaryFiles() {
        return summaryFiles;
    }

    /** {@inheritDoc} Files of the summary have names such as {@code 40b0a4ed-summary.txt}. */
    @Override
    public String fileName(ArtifactFile file) {
        boolean isSummary =
                summaryFiles.contains(file) || FileNames.find(file, files()).isEmpty();
        return isSummary && !files().contains(file)
                ? FileNames.of(FileNames.ofId(id()) + "-summary", file, summaryFiles)
                : super.fileName(file);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof Transcript that
                && Objects.equals(recordingId, that.recordingId)
                && summaryFiles.equals(that.summaryFiles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), recordingId, summaryFiles);
    }

    /** Provider, ids, status, times and files, without addresses, which do not belong in logs. */
    @Override
    public String toString() {
        return Redactor.escaped("Transcript[" + described() + ", summaryFiles=" + summaryFiles + "]");
    }

    /** Builds a {@link Transcript}. Every field but the id is optional. */
    public static final class Builder extends SessionArtifact.Builder<Builder> {
        private @Nullable String recordingId;
        private List<ArtifactFile> summaryFiles = List.of();

        private Builder(String provider) {
            super(provider);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the recording that was transcribed.
         *
         * @param recordingId the recording's id; null if it is unknown, or the session itself was transcribed
         * @return this builder
         */
        public Builder recordingId(@Nullable String recordingId) {
            this.recordingId = recordingId;
            return this;
        }

        /**
         * Sets the files of the summary.
         *
         * @param summaryFiles the files in the provider's order
         * @return this builder
         */
        public Builder summaryFiles(List<ArtifactFile> summaryFiles) {
            this.summaryFiles = List.copyOf(summaryFiles);
            return this;
        }

        /**
         * Builds the transcript.
         *
         * @return the transcript
         * @throws IllegalStateException if the id is missing or blank
         */
        public Transcript build() {
            return new Transcript(this);
        }
    }
}
