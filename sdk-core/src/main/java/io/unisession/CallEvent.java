package io.unisession;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CallListener} sees of a call. Except for {@link #failure()}, nothing in it is secret or identifies a
 * person, so it may be logged. Everything but times, ids and the failure suits metric labels.
 */
public final class CallEvent {
    private final String provider;
    private final String operation;
    private final String method;
    private final String pathTemplate;
    private final String serverAddress;
    private final int serverPort;
    private final long callId;
    private final @Nullable Long parentCallId;
    private final int attempt;
    private final Duration elapsed;
    private final Duration attemptElapsed;
    private final Duration waited;
    private final @Nullable Duration nextAttemptIn;
    private final @Nullable Integer httpStatus;
    private final @Nullable String requestId;
    private final @Nullable Throwable failure;
    private final List<String> unreadableFields;

    private CallEvent(Builder builder) {
        this.provider = builder.provider;
        this.operation = builder.operation;
        this.method = builder.method;
        this.pathTemplate = builder.pathTemplate;
        this.serverAddress = builder.serverAddress;
        this.serverPort = builder.serverPort;
        this.callId = builder.callId;
        this.parentCallId = builder.parentCallId;
        this.attempt = builder.attempt;
        this.elapsed = builder.elapsed;
        this.attemptElapsed = builder.attemptElapsed;
        this.waited = builder.waited;
        this.nextAttemptIn = builder.nextAttemptIn;
        this.httpStatus = builder.httpStatus;
        this.requestId = builder.requestId;
        this.failure = builder.failure;
        this.unreadableFields = builder.unreadableFields;
    }

    /**
     * Starts building an event. Applications need this only to test their listeners.
     *
     * @param provider the provider's id
     * @param operation the operation's name
     * @return a builder
     */
    public static Builder builder(String provider, String operation) {
        return new Builder(provider, operation);
    }

    /**
     * The called provider.
     *
     * @return the provider's id
     */
    public String provider() {
        return provider;
    }

    /**
     * The operation.
     *
     * @return its name, such as {@code getSession}
     */
    public String operation() {
        return operation;
    }

    /**
     * The HTTP method.
     *
     * @return the method in upper case
     */
    public String method() {
        return method;
    }

    /**
     * The path template, with its variables in braces.
     *
     * @return the template, such as {@code /v2/sessions/{sessionId}}
     */
    public String pathTemplate() {
        return pathTemplate;
    }

    /**
     * The host of the provider's base URL.
     *
     * @return the host name or address
     */
    public String serverAddress() {
        return serverAddress;
    }

    /**
     * The port of the provider's base URL.
     *
     * @return the port
     */
    public int serverPort() {
        return serverPort;
    }

    /**
     * Identifies the call.
     *
     * @return a number shared by all events of this call, and by no other call in this JVM
     */
    public long callId() {
        return callId;
    }

    /**
     * The call for which this call fetches a token.
     *
     * @return its {@link #callId()}, or empty for a call that the application made
     */
    public OptionalLong parentCallId() {
        return parentCallId == null ? OptionalLong.empty() : OptionalLong.of(parentCallId);
    }

    /**
     * The number of the attempt.
     *
     * @return the number, counting from 1; 0 when the call starts; the number of attempts made when the call ends
     */
    public int attempt() {
        return attempt;
    }

    /**
     * The time since the call started, including all attempts and waits.
     *
     * @return the time
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * How long the attempt took.
     *
     * @return the duration; zero when the attempt starts; when the call ends, the duration of the last attempt
     */
    public Duration attemptElapsed() {
        return attemptElapsed;
    }

    /**
     * How long the call has waited between its attempts so far.
     *
     * @return the sum of the waits, included in {@link #elapsed()}
     */
    public Duration waited() {
        return waited;
    }

    /**
     * How long the call waits before the next attempt.
     *
     * @return the wait, if an attempt failed and another follows; otherwise empty
     */
    public Optional<Duration> nextAttemptIn() {
        return Optional.ofNullable(nextAttemptIn);
    }

    /**
     * The HTTP status of the attempt's response; when the call ends, that of the last attempt.
     *
     * @return the status, or empty if no response arrived
     */
    public OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * The provider's request id.
     *
     * @return the id, or empty if the provider sent none
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * Why the attempt failed; when the call ends, why the call failed.
     *
     * @return the failure: usually a {@code SessionException}, but any exception or error from code outside UniSession
     *     is reported unchanged; empty on success
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * The fields of the response that could not be read, such as a time in an unknown format. Their values are missing
     * in what the call returns; see {@link Session#unreadableFields()}.
     *
     * @return the provider's names of the fields, each once, in an unmodifiable list; nearly always empty
     */
    public List<String> unreadableFields() {
        return unreadableFields;
    }

    @Override
    public String toString() {
        return provider + " " + operation + " " + method + " " + pathTemplate + " attempt=" + attempt + " status="
                + httpStatus + " attemptMs=" + attemptElapsed.toMillis() + " ms=" + elapsed.toMillis() + " waitedMs="
                + waited.toMillis() + " requestId="
                + requestId
                + (unreadableFields.isEmpty() ? "" : " unreadable=" + unreadableFields)
                + (failure == null ? "" : " failure=" + failure.getClass().getSimpleName());
    }

    /** Builds a {@link CallEvent}. */
    public static final class Builder {
        private final String provider;
        private final String operation;
        private String method = "GET";
        private String pathTemplate = "/";
        private String serverAddress = "localhost";
        private int serverPort = 443;
        private long callId;
        private @Nullable Long parentCallId;
        private int attempt;
        private Duration elapsed = Duration.ZERO;
        private Duration attemptElapsed = Duration.ZERO;
        private Duration waited = Duration.ZERO;
        private @Nullable Duration nextAttemptIn;
        private @Nullable Integer httpStatus;
        private @Nullable String requestId;
        private @Nullable Throwable failure;
        private List<String> unreadableFields = List.of();

        private Builder(String provider, String operation) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.operation = Objects.requireNonNull(operation, "operation");
        }

        /**
         * Sets the HTTP method.
         *
         * @param method the method in upper case
         * @return this builder
         */
        public Builder method(String method) {
            this.method = Objects.requireNonNull(method, "method");
            return this;
        }

        /**
         * Sets the path template.
         *
         * @param pathTemplate the template
         * @return this builder
         */
        public Builder pathTemplate(String pathTemplate) {
            this.pathTemplate = Objects.requireNonNull(pathTemplate, "pathTemplate");
            return this;
        }

        /**
         * Sets the address of the provider.
         *
         * @param address the host name or address
         * @param port the port
         * @return this builder
         */
        public Builder server(String address, int port) {
            this.serverAddress = Objects.requireNonNull(address, "address");
            this.serverPort = port;
            return this;
        }

        /**
         * Sets the id of the call.
         *
         * @param callId the id of the call
         * @return this builder
         */
        public Builder callId(long callId) {
            this.callId = callId;
            return this;
        }

        /**
         * Sets the call for which this call fetches a token.
         *
         * @param parentCallId the id of that call, or null
         * @return this builder
         */
        public Builder parentCallId(@Nullable Long parentCallId) {
            this.parentCallId = parentCallId;
            return this;
        }

        /**
         * Sets the number of the attempt.
         *
         * @param attempt the number, 0 before the first
         * @return this builder
         */
        public Builder attempt(int attempt) {
            this.attempt = attempt;
            return this;
        }

        /**
         * Sets the time since the call started.
         *
         * @param elapsed the time
         * @return this builder
         */
        public Builder elapsed(Duration elapsed) {
            this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
            return this;
        }

        /**
         * Sets how long the attempt took.
         *
         * @param attemptElapsed the time
         * @return this builder
         */
        public Builder attemptElapsed(Duration attemptElapsed) {
            this.attemptElapsed = Objects.requireNonNull(attemptElapsed, "attemptElapsed");
            return this;
        }

        /**
         * Sets how long the call has waited between attempts.
         *
         * @param waited the sum of the waits
         * @return this builder
         */
        public Builder waited(Duration waited) {
            this.waited = Objects.requireNonNull(waited, "waited");
            return this;
        }

        /**
         * Sets the wait before the next attempt.
         *
         * @param nextAttemptIn the wait, or null if no other attempt follows
         * @return this builder
         */
        public Builder nextAttemptIn(@Nullable Duration nextAttemptIn) {
            this.nextAttemptIn = nextAttemptIn;
            return this;
        }

        /**
         * Sets the HTTP status of the response.
         *
         * @param httpStatus the status, or null if no response arrived
         * @return this builder
         */
        public Builder httpStatus(@Nullable Integer httpStatus) {
            this.httpStatus = httpStatus;
            return this;
        }

        /**
         * Sets the provider's request id.
         *
         * @param requestId the id, or null
         * @return this builder
         */
        public Builder requestId(@Nullable String requestId) {
            this.requestId = requestId;
            return this;
        }

        /**
         * Sets why the attempt or the call failed.
         *
         * @param failure the failure, or null
         * @return this builder
         */
        public Builder failure(@Nullable Throwable failure) {
            this.failure = failure;
            return this;
        }

        /**
         * Sets which fields of the response could not be read.
         *
         * @param unreadableFields the provider's names of the fields
         * @return this builder
         */
        public Builder unreadableFields(List<String> unreadableFields) {
            this.unreadableFields = List.copyOf(unreadableFields);
            return this;
        }

        /**
         * Builds the event.
         *
         * @return the event
         */
        public CallEvent build() {
            return new CallEvent(this);
        }
    }
}
