package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a session leaves behind: a {@link Recording} or a {@link Transcript}. An immutable snapshot, as the
 * provider described it in one response.
 */
public abstract sealed class SessionArtifact extends ReportedValue permits Recording, Transcript {
    private final String provider;
    private final String id;
    private final @Nullable String sessionId;
    private final @Nullable String roomId;
    private final ArtifactStatus status;
    private final @Nullable String providerStatus;
    private final @Nullable Instant startedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable Duration duration;
    private final List<ArtifactFile> files;

    SessionArtifact(Builder<?> builder) {
        super(builder);
        this.provider = builder.provider;
        this.id = builder.requireId();
        this.sessionId = builder.sessionId;
        this.roomId = builder.roomId;
        this.status = builder.status;
        this.providerStatus = builder.providerStatus;
        this.startedAt = builder.startedAt;
        this.endedAt = builder.endedAt;
        this.duration = builder.duration;
        this.files = builder.files;
    }

    /**
     * The id of the provider, such as {@code videosdk} or {@code zoom}.
     *
     * @return the provider's id
     */
    public String provider() {
        return provider;
    }

    /**
     * The id at the provider, an opaque string.
     *
     * @return the id, never blank
     */
    public String id() {
        return id;
    }

    /**
     * The session that it is of.
     *
     * @return the session's id, or empty if the provider does not say
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * The room or meeting that the session took place in.
     *
     * @return the room's id, or empty if the provider has no rooms or did not say
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * How far it is.
     *
     * @return the status; {@link ArtifactStatus#UNKNOWN} if the provider sends none, or one that this version does not
     *     know
     */
    public ArtifactStatus status() {
        return status;
    }

    /**
     * The provider's own status, such as {@code completed}, even if {@link #status()} is {@code UNKNOWN}.
     *
     * @return the provider's word, or empty if it sends none
     */
    public Optional<String> providerStatus() {
        return Optional.ofNullable(providerStatus);
    }

    /**
     * When it started.
     *
     * @return the time, or empty if the provider does not say
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /**
     * When it ended.
     *
     * @return the time, or empty if it has not ended or the provider does not say
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * How long it is, as the provider reports it; otherwise the time from {@link #startedAt()} to {@link #endedAt()}. A
     * recording that was paused is shorter than that.
     *
     * @return the duration, or empty if it is unknown
     */
    public Optional<Duration> duration() {
        if (duration != null || startedAt == null || endedAt == null) {
            return Optional.ofNullable(duration);
        }
        Duration between = Duration.between(startedAt, endedAt);
        return Optional.of(between.isNegative() ? Duration.ZERO : between);
    }

    /**
     * The files, in the provider's order. A provider that has not finished them, or that stores them elsewhere, may list
     * none.
     *
     * @return an unmodifiable list, often of one file
     */
    public List<ArtifactFile> files() {
        return files;
    }

    /**
     * A name under which a file can be stored: the id and an extension, such as {@code 61d6e834.mp4}. It has only ASCII
     * letters, digits, hyphens, underscores and the dot of the extension, whatever the provider sends, and no two
     * different files of this recording or transcript have the same. Names of two recordings may differ only in upper
     * and lower case, as their ids do.
     *
     * @param file one of its files, also if it has another address by now
     * @return the name, without an extension if nothing in the response shows one
     * @throws IllegalArgumentException if it is none of its files
     */
    public String fileName(ArtifactFile file) {
        return FileNames.of(FileNames.ofId(id), file, files);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionArtifact that
                && getClass() == that.getClass()
                && provider.equals(that.provider)
                && id.equals(that.id)
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(roomId, that.roomId)
                && status == that.status
                && Objects.equals(providerStatus, that.providerStatus)
                && Objects.equals(startedAt, that.startedAt)
                && Objects.equals(endedAt, that.endedAt)
                && duration().equals(that.duration())
                && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                provider, id, sessionId, roomId, status, providerStatus, startedAt, endedAt, duration(), files);
    }

    /** The fields that {@code toString} shows. */
    final String described() {
        return "provider=" + provider + ", id=" + id + ", sessionId=" + sessionId + ", status=" + status
                + ", startedAt=" + startedAt + ", endedAt=" + endedAt + ", files=" + files;
    }

    /** What the builders have in common. */
    abstract static class Builder<B extends Builder<B>> extends ReportedValue.Builder<B> {
        private final String provider;
        private @Nullable String id;
        private @Nullable String sessionId;
        private @Nullable String roomId;
        private ArtifactStatus status = ArtifactStatus.UNKNOWN;
        private @Nullable String providerStatus;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private @Nullable Duration duration;
        private List<ArtifactFile> files = List.of();

        Builder(String provider) {
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        private String requireId() {
            if (id == null || id.isBlank()) {
                throw new IllegalStateException("a recording or transcript needs an id");
            }
            return id;
        }

        /** Copies all of this from another value. */
        B from(SessionArtifact other) {
            return super.from(other)
                    .id(other.id)
                    .sessionId(other.sessionId)
                    .roomId(other.roomId)
                    .status(other.status)
                    .providerStatus(other.providerStatus)
                    .startedAt(other.startedAt)
                    .endedAt(other.endedAt)
                    .duration(other.duration)
                    .files(other.files);
        }

        /**
         * Sets the id.
         *
         * @param id the id at the provider
         * @return this builder
         */
        public B id(@Nullable String id) {
            this.id = id;
            return self();
        }

        /**
         * Sets the session.
         *
         * @param sessionId the session's id, or null if it is unknown
         * @return this builder
         */
        public B sessionId(@Nullable String sessionId) {
            this.sessionId = sessionId;
            return self();
        }

        /**
         * Sets the room.
         *
         * @param roomId the room's id, or null if there is none
         * @return this builder
         */
        public B roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return self();
        }

        /**
         * Sets the status.
         *
         * @param status the neutral status
         * @return this builder
         */
        public B status(ArtifactStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return self();
        }

        /**
         * Sets the provider's own status.
         *
         * @param providerStatus the provider's word, or null if there is none
         * @return this builder
         */
        public B providerStatus(@Nullable String providerStatus) {
            this.providerStatus = providerStatus;
            return self();
        }

        /**
         * Sets when it started.
         *
         * @param startedAt the time, or null if it is unknown
         * @return this builder
         */
        public B startedAt(@Nullable Instant startedAt) {
            this.startedAt = startedAt;
            return self();
        }

        /**
         * Sets when it ended.
         *
         * @param endedAt the time, or null if it is unknown
         * @return this builder
         */
        public B endedAt(@Nullable Instant endedAt) {
            this.endedAt = endedAt;
            return self();
        }

        /**
         * Sets how long it is, as reported by the provider.
         *
         * @param duration the duration; null, zero or less if it is unknown
         * @return this builder
         */
        public B duration(@Nullable Duration duration) {
            this.duration = Interval.known(duration);
            return self();
        }

        /**
         * Sets the files.
         *
         * @param files the files in the provider's order
         * @return this builder
         */
        public B files(List<ArtifactFile> files) {
            this.files = List.copyOf(files);
            return self();
        }
    }
}
