package io.unisession.error;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The details of a failure, from which exceptions are created. Applications need this in tests only:
 *
 * <pre>{@code
 * throw new NotFoundException(
 *         "no such session", FailureDetails.builder("videosdk", "getSession").httpStatus(402).build());
 * }</pre>
 */
public final class FailureDetails implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String provider;
    private final String operation;
    private final @Nullable String requestId;
    private final @Nullable Integer httpStatus;
    private final @Nullable String providerCode;
    private final @Nullable String providerMessage;
    private final @Nullable String responseBody;
    private final TreeMap<String, String> responseHeaders;
    private final LinkedHashMap<String, String> fieldErrors;
    private final @Nullable Duration retryAfter;
    private final boolean retryable;
    private final boolean credentialsSent;
    // Only passed on: the exception itself keeps it.
    private final transient @Nullable Throwable cause;

    private FailureDetails(Builder builder) {
        this.provider = builder.provider;
        this.operation = builder.operation;
        this.requestId = builder.requestId;
        this.httpStatus = builder.httpStatus;
        this.providerCode = builder.providerCode;
        this.providerMessage = builder.providerMessage;
        this.responseBody = builder.responseBody;
        this.responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.responseHeaders.putAll(builder.responseHeaders);
        this.fieldErrors = new LinkedHashMap<>(builder.fieldErrors);
        this.retryAfter = builder.retryAfter;
        this.retryable = builder.retryable;
        this.credentialsSent = builder.credentialsSent;
        this.cause = builder.cause;
    }

    /**
     * Starts building the details of a failure.
     *
     * @param provider the provider's id
     * @param operation the operation that failed, such as {@code getSession}
     * @return a builder
     */
    public static Builder builder(String provider, String operation) {
        return new Builder(provider, operation);
    }

    String provider() {
        return provider;
    }

    String operation() {
        return operation;
    }

    Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    Optional<String> providerCode() {
        return Optional.ofNullable(providerCode);
    }

    Optional<String> providerMessage() {
        return Optional.ofNullable(providerMessage);
    }

    Optional<String> responseBody() {
        return Optional.ofNullable(responseBody);
    }

    Map<String, String> responseHeaders() {
        return Collections.unmodifiableMap(responseHeaders);
    }

    Map<String, String> fieldErrors() {
        return Collections.unmodifiableMap(fieldErrors);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    boolean retryable() {
        return retryable;
    }

    boolean credentialsSent() {
        return credentialsSent;
    }

    @Nullable
    Throwable cause() {
        return cause;
    }

    /** Builds the details. Every field but provider and operation is optional. */
    public static final class Builder {
        private final String provider;
        private final String operation;
        private @Nullable String requestId;
        private @Nullable Integer httpStatus;
        private @Nullable String providerCode;
        private @Nullable String providerMessage;
        private @Nullable String responseBody;
        private Map<String, String> responseHeaders = Map.of();
        private Map<String, String> fieldErrors = Map.of();
        private @Nullable Duration retryAfter;
        private boolean retryable;
        private boolean credentialsSent = true;
        private @Nullable Throwable cause;

        private Builder(String provider, String operation) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.operation = Objects.requireNonNull(operation, "operation");
        }

        /**
         * Sets the provider's request id.
         *
         * @param requestId the id, or null if there is none
         * @return this builder
         */
        public Builder requestId(@Nullable String requestId) {
            this.requestId = requestId;
            return this;
        }

        /**
         * Sets the HTTP status of the response.
         *
         * @param httpStatus the status
         * @return this builder
         */
        public Builder httpStatus(int httpStatus) {
            this.httpStatus = httpStatus;
            return this;
        }

        /**
         * Sets the provider's own error code.
         *
         * @param providerCode the code, or null if there is none
         * @return this builder
         */
        public Builder providerCode(@Nullable String providerCode) {
            this.providerCode = providerCode;
            return this;
        }

        /**
         * Sets the provider's own message.
         *
         * @param providerMessage the message, or null if there is none
         * @return this builder
         */
        public Builder providerMessage(@Nullable String providerMessage) {
            this.providerMessage = providerMessage;
            return this;
        }

        /**
         * Sets the body of the response.
         *
         * @param responseBody the beginning of the body, without anything secret, or null if there was none
         * @return this builder
         */
        public Builder responseBody(@Nullable String responseBody) {
            this.responseBody = responseBody;
            return this;
        }

        /**
         * Sets the response headers that may be shown.
         *
         * @param responseHeaders values by name, without anything secret
         * @return this builder
         */
        public Builder responseHeaders(Map<String, String> responseHeaders) {
            this.responseHeaders = Objects.requireNonNull(responseHeaders, "responseHeaders");
            return this;
        }

        /**
         * Sets the provider's messages about fields of the request.
         *
         * @param fieldErrors a message per field, in the provider's order
         * @return this builder
         */
        public Builder fieldErrors(Map<String, String> fieldErrors) {
            this.fieldErrors = Objects.requireNonNull(fieldErrors, "fieldErrors");
            return this;
        }

        /**
         * Sets how long to wait, according to the provider.
         *
         * @param retryAfter the wait, or null if the provider did not say
         * @return this builder
         */
        public Builder retryAfter(@Nullable Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /**
         * Sets whether the same call may succeed later.
         *
         * @param retryable true if it may
         * @return this builder
         */
        public Builder retryable(boolean retryable) {
            this.retryable = retryable;
            return this;
        }

        /**
         * Sets whether the request had credentials.
         *
         * @param credentialsSent false if it had none; true if this is not called
         * @return this builder
         */
        public Builder credentialsSent(boolean credentialsSent) {
            this.credentialsSent = credentialsSent;
            return this;
        }

        /**
         * Sets the cause.
         *
         * @param cause the cause, or null if there is none
         * @return this builder
         */
        public Builder cause(@Nullable Throwable cause) {
            this.cause = cause;
            return this;
        }

        /**
         * Builds the details.
         *
         * @return the details
         */
        public FailureDetails build() {
            return new FailureDetails(this);
        }
    }
}
