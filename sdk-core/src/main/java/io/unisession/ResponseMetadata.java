package io.unisession;

import io.unisession.internal.json.RetryAfter;
import io.unisession.internal.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Details of the HTTP response: its status, the request id to quote to the provider's support, and how many attempts it
 * took.
 */
public final class ResponseMetadata {
    private static final ResponseMetadata NONE = builder().build();

    private final int httpStatus;
    private final @Nullable String requestId;
    private final int attempts;
    private final Map<String, String> headers;

    private ResponseMetadata(Builder builder) {
        this.httpStatus = builder.httpStatus;
        this.requestId = builder.requestId;
        this.attempts = builder.attempts;
        this.headers = builder.headers.isEmpty() ? Map.of() : caseInsensitive(builder.headers);
    }

    private static Map<String, String> caseInsensitive(Map<String, String> headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Starts building metadata. Applications need this in tests only.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Metadata for a value that did not come from a response, such as one made in a test.
     *
     * @return metadata without a status, with no attempts
     */
    public static ResponseMetadata none() {
        return NONE;
    }

    /**
     * The HTTP status of the response.
     *
     * @return the status, usually 200 to 299, or empty if there was no response
     */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * The provider's request id, from the response headers.
     *
     * @return the id, or empty if the provider sends none
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * How many times the request was sent before this response.
     *
     * @return 1 if the first attempt succeeded, 0 if there was no response
     */
    public int attempts() {
        return attempts;
    }

    /**
     * Response headers that help with diagnosis: request ids, rate limits, {@code Retry-After} and {@code Date}.
     * Other headers are dropped, since they may contain secrets.
     *
     * @return values by name, where the case of a name does not matter; unmodifiable
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * One of the {@link #headers}.
     *
     * @param name the header's name, in any case
     * @return its value, or empty if the response did not have it or it was not kept
     */
    public Optional<String> header(String name) {
        return headers.isEmpty() ? Optional.empty() : Optional.ofNullable(headers.get(name));
    }

    /**
     * How long the provider accepts no more requests, because with this one its rate limit was used up. It is read from
     * {@code RateLimit-Remaining} and {@code RateLimit-Reset}, also with {@code X-} before them.
     *
     * @param now the current time, if the reset is a time and not a duration
     * @return the time until the reset, zero if it is in the past; empty if requests are left, or the response does not
     *     say it in a readable form
     */
    public Optional<Duration> rateLimitPause(Instant now) {
        return headers.isEmpty() ? Optional.empty() : RetryAfter.whenSpent(this::header, now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseMetadata that
                && httpStatus == that.httpStatus
                && attempts == that.attempts
                && Objects.equals(requestId, that.requestId)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(httpStatus, requestId, attempts, headers);
    }

    @Override
    public String toString() {
        return Redactor.escaped("ResponseMetadata[httpStatus=" + (httpStatus == 0 ? "none" : httpStatus)
                + ", requestId=" + requestId + ", attempts=" + attempts + "]");
    }

    /** Builds the metadata of a response. Every field is optional. */
    public static final class Builder {
        private int httpStatus;
        private @Nullable String requestId;
        private int attempts;
        private Map<String, String> headers = Map.of();

        private Builder() {}

        /**
         * Sets the HTTP status of the response.
         *
         * @param httpStatus the status, usually 200 to 299; none unless set
         * @return this builder
         */
        public Builder httpStatus(int httpStatus) {
            this.httpStatus = httpStatus;
            return this;
        }

        /**
         * Sets the provider's request id.
         *
         * @param requestId the id, or null if the provider sends none
         * @return this builder
         */
        public Builder requestId(@Nullable String requestId) {
            this.requestId = requestId;
            return this;
        }

        /**
         * Sets how many times the request was sent before this response.
         *
         * @param attempts the number, at least 1; 0 unless set
         * @return this builder
         */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets the response headers.
         *
         * @param headers values by name, without secrets; none unless set
         * @return this builder
         */
        public Builder headers(Map<String, String> headers) {
            this.headers = Objects.requireNonNull(headers, "headers");
            return this;
        }

        /**
         * Builds the metadata.
         *
         * @return the metadata
         */
        public ResponseMetadata build() {
            return new ResponseMetadata(this);
        }
    }
}
