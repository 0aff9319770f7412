package io.unisession;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a response came: what to quote to the provider's support, and whether the call was smooth. */
public final class ResponseMetadata {
    private static final ResponseMetadata NONE = builder().build();

    private final int httpStatus;
    private final @Nullable String requestId;
    private final int attempts;

    private ResponseMetadata(Builder builder) {
        this.httpStatus = builder.httpStatus;
        this.requestId = builder.requestId;
        this.attempts = builder.attempts;
    }

    /**
     * Starts the metadata of a response. Applications need this in tests only.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The metadata of something that came from no response, as in tests.
     *
     * @return metadata with status 0 and no attempts
     */
    public static ResponseMetadata none() {
        return NONE;
    }

    /**
     * The HTTP status of the response.
     *
     * @return 200 to 299, or 0 where there was no response
     */
    public int httpStatus() {
        return httpStatus;
    }

    /**
     * The provider's id of the request, from the response's headers.
     *
     * @return the id, or empty where the provider sends none
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * How many times the request was sent until the response came.
     *
     * @return 1 for a call that went through at once, 0 where there was no response
     */
    public int attempts() {
        return attempts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseMetadata that
                && httpStatus == that.httpStatus
                && attempts == that.attempts
                && Objects.equals(requestId, that.requestId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(httpStatus, requestId, attempts);
    }

    @Override
    public String toString() {
        return "ResponseMetadata[httpStatus=" + httpStatus + ", requestId=" + requestId + ", attempts=" + attempts
                + "]";
    }

    /** Collects the metadata of a response; everything may be left out. */
    public static final class Builder {
        private int httpStatus;
        private @Nullable String requestId;
        private int attempts;

        private Builder() {}

        /**
         * Sets the HTTP status of the response.
         *
         * @param httpStatus the status, 200 to 299; 0 unless set
         * @return this builder
         */
        public Builder httpStatus(int httpStatus) {
            this.httpStatus = httpStatus;
            return this;
        }

        /**
         * Sets the provider's id of the request.
         *
         * @param requestId the id, or null where the provider sends none
         * @return this builder
         */
        public Builder requestId(@Nullable String requestId) {
            this.requestId = requestId;
            return this;
        }

        /**
         * Sets how many times the request was sent until the response came.
         *
         * @param attempts the number, at least 1; 0 unless set
         * @return this builder
         */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /**
         * Makes the metadata.
         *
         * @return the metadata
         */
        public ResponseMetadata build() {
            return new ResponseMetadata(this);
        }
    }
}
