package io.unisession;

import io.unisession.internal.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file of a recording or transcript. Download it with {@link io.unisession.capability.RecordingDownload}, which
 * fetches a new address if this one is missing or has expired.
 *
 * <p>Two files are equal if all of their fields are.
 */
public final class ArtifactFile {
    private final @Nullable String id;
    private final @Nullable String format;
    private final @Nullable Long sizeBytes;
    private final @Nullable Duration duration;
    private final @Nullable String path;
    private final @Nullable Secret address;
    private final @Nullable Instant addressExpiresAt;

    private ArtifactFile(Builder builder) {
        this.id = builder.id;
        this.format = builder.format;
        this.sizeBytes = builder.sizeBytes;
        this.duration = builder.duration;
        this.path = builder.path;
        this.address = builder.address;
        this.addressExpiresAt = builder.addressExpiresAt;
    }

    /**
     * Starts building a file. Applications need this in tests only.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Copies this file into a builder, to change some of its fields.
     *
     * @return a builder that builds a file equal to this one
     */
    public Builder toBuilder() {
        return builder()
                .id(id)
                .format(format)
                .sizeBytes(sizeBytes)
                .duration(duration)
                .path(path)
                .address(address)
                .addressExpiresAt(addressExpiresAt);
    }

    /**
     * The file's own id at the provider.
     *
     * @return the id, or empty if the provider's files have no ids
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The format, in the provider's word, such as {@code mp4}, {@code webm} or {@code vtt}.
     *
     * @return the format, or empty if the provider does not say
     */
    public Optional<String> format() {
        return Optional.ofNullable(format);
    }

    /**
     * The size in bytes.
     *
     * @return the size, or empty if the provider does not say
     */
    public OptionalLong sizeBytes() {
        return sizeBytes == null ? OptionalLong.empty() : OptionalLong.of(sizeBytes);
    }

    /**
     * How long the file plays.
     *
     * @return the duration, or empty if the provider does not say
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * Where the file lies in its storage, which may be the customer's own. This is not an address to download from.
     *
     * @return the path, or empty if the provider does not say
     */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /**
     * The address of the file. It is a secret because whoever knows the address of a file can often download it
     * without credentials.
     *
     * @return the address, or empty if the file is not available yet, or the provider creates addresses on request
     */
    public Optional<Secret> address() {
        return Optional.ofNullable(address);
    }

    /**
     * When {@link #address()} expires.
     *
     * @return the time, or empty if it does not expire or the provider does not say
     */
    public Optional<Instant> addressExpiresAt() {
        return Optional.ofNullable(addressExpiresAt);
    }

    /**
     * Whether this is the same file as another, even if they were read at different times and have different addresses.
     *
     * @param other the other file, of the same recording or transcript
     * @return true if both have the same id, or have none and the same path and format
     */
    public boolean isSameFileAs(ArtifactFile other) {
        return (id != null || other.id != null)
                ? Objects.equals(id, other.id)
                : Objects.equals(path, other.path) && Objects.equals(format, other.format);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArtifactFile that
                && Objects.equals(id, that.id)
                && Objects.equals(format, that.format)
                && Objects.equals(sizeBytes, that.sizeBytes)
                && Objects.equals(duration, that.duration)
                && Objects.equals(path, that.path)
                && Objects.equals(address, that.address)
                && Objects.equals(addressExpiresAt, that.addressExpiresAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, format, sizeBytes, duration, path, address, addressExpiresAt);
    }

    /** Id, format, size and duration; the path and address are omitted, since they do not belong in logs. */
    @Override
    public String toString() {
        return Redactor.escaped("ArtifactFile[id=" + id + ", format=" + format + ", sizeBytes=" + sizeBytes
                + ", duration=" + duration + "]");
    }

    /** Builds an {@link ArtifactFile}. Every field is optional. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String format;
        private @Nullable Long sizeBytes;
        private @Nullable Duration duration;
        private @Nullable String path;
        private @Nullable Secret address;
        private @Nullable Instant addressExpiresAt;

        private Builder() {}

        /**
         * Sets the id.
         *
         * @param id the file's own id at the provider, or null if there is none
         * @return this builder
         */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets the format.
         *
         * @param format the provider's word, or null if it is unknown
         * @return this builder
         */
        public Builder format(@Nullable String format) {
            this.format = format;
            return this;
        }

        /**
         * Sets the size.
         *
         * @param sizeBytes the size in bytes; null or less than zero if it is unknown
         * @return this builder
         */
        public Builder sizeBytes(@Nullable Long sizeBytes) {
            this.sizeBytes = sizeBytes == null || sizeBytes < 0 ? null : sizeBytes;
            return this;
        }

        /**
         * Sets how long the file plays.
         *
         * @param duration the duration; null, zero or less if it is unknown
         * @return this builder
         */
        public Builder duration(@Nullable Duration duration) {
            this.duration = Interval.known(duration);
            return this;
        }

        /**
         * Sets where the file lies in its storage.
         *
         * @param path the path, or null if it is unknown
         * @return this builder
         */
        public Builder path(@Nullable String path) {
            this.path = path;
            return this;
        }

        /**
         * Sets the address.
         *
         * @param address the address; null or blank if there is none yet
         * @return this builder
         */
        public Builder address(@Nullable Secret address) {
            this.address = address == null || address.reveal().isBlank() ? null : address;
            return this;
        }

        /**
         * Sets when the address expires.
         *
         * @param addressExpiresAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder addressExpiresAt(@Nullable Instant addressExpiresAt) {
            this.addressExpiresAt = addressExpiresAt;
            return this;
        }

        /**
         * Builds the file.
         *
         * @return the file
         */
        public ArtifactFile build() {
            return new ArtifactFile(this);
        }
    }
}
