package io.unisession;

import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a {@link CallListener} is told of a call: nothing secret, and nothing that identifies a person. */
public final class CallEvent {
    private final String provider;
    private final Endpoint endpoint;
    private final int attempt;
    private final Duration elapsed;
    private final @Nullable Integer httpStatus;
    private final @Nullable String requestId;
    private final @Nullable Throwable failure;

    /** Made by the core. */
    public CallEvent(
            String provider,
            Endpoint endpoint,
            int attempt,
            Duration elapsed,
            @Nullable Integer httpStatus,
            @Nullable String requestId,
            @Nullable Throwable failure) {
        this.provider = provider;
        this.endpoint = endpoint;
        this.attempt = attempt;
        this.elapsed = elapsed;
        this.httpStatus = httpStatus;
        this.requestId = requestId;
        this.failure = failure;
    }

    /**
     * The provider that is called.
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
        return endpoint.operation();
    }

    /**
     * The HTTP method.
     *
     * @return the method in upper case
     */
    public String method() {
        return endpoint.method();
    }

    /**
     * The path with its variables unfilled, fit for the label of a metric.
     *
     * @return the template, such as {@code /v2/sessions/{sessionId}}
     */
    public String pathTemplate() {
        return endpoint.pathTemplate();
    }

    /**
     * Which attempt it is. One that fails before anything is sent, for want of a token or of time, counts too.
     *
     * @return 0 when the call starts, then counting from 1
     */
    public int attempt() {
        return attempt;
    }

    /**
     * The time since the call started, waits included.
     *
     * @return the time, zero when the call starts
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * The HTTP status of the last response.
     *
     * @return the status, or empty where there was no response
     */
    public OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * The provider's id of the last request.
     *
     * @return the id, or empty where it sent none
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * What went wrong: in the attempt, or at last in the call.
     *
     * @return the failure, a {@code SessionException} unless code that is not UniSession's, or the Java runtime, failed
     *     in an unforeseen way; empty where nothing went wrong
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return provider + " " + endpoint + " attempt=" + attempt + " status=" + httpStatus + " ms=" + elapsed.toMillis()
                + " requestId=" + requestId
                + (failure == null ? "" : " failure=" + failure.getClass().getSimpleName());
    }
}
