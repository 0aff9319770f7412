package io.unisession.internal.call;

import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.ExchangeFailure;
import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Creates the exception for an attempt without a response. */
final class TransportErrors {
    private final String provider;
    private final Endpoint endpoint;
    private final BaseUrl baseUrl;
    private final Duration attemptTimeout;
    private final Operation operation;
    private final int maxResponseBytes;
    private final Redactor redactor;

    TransportErrors(
            String provider,
            Endpoint endpoint,
            BaseUrl baseUrl,
            Duration attemptTimeout,
            Operation operation,
            int maxResponseBytes,
            Redactor redactor) {
        this.provider = provider;
        this.endpoint = endpoint;
        this.baseUrl = baseUrl;
        this.attemptTimeout = attemptTimeout;
        this.operation = operation;
        this.maxResponseBytes = maxResponseBytes;
        this.redactor = redactor;
    }

    /**
     * The exception of a failure, which the operation has noted.
     *
     * @param limitNanos how long the attempt was allowed to take
     */
    SessionException map(ExchangeFailure failure, long limitNanos) {
        Sent sent = operation.sent();
        return switch (failure.kind()) {
            case INTERRUPTED -> interrupted(failure.getCause());
            case TIMED_OUT ->
                new RequestTimeoutException(
                        text((failure.sent() ? "no response from " : "no connection to ")
                                + baseUrl
                                + limit(failure.sent(), limitNanos)),
                        details(failure.getCause(), true),
                        sent);
            case LOST ->
                new TransportException(
                        text((failure.sent()
                                        ? "connection to " + baseUrl + " was lost before the response was complete"
                                        : "no connection to " + baseUrl)
                                + cause(failure.getCause())),
                        details(failure.getCause(), true),
                        sent);
            case BROKEN ->
                new TransportException(
                        text("the HTTP client or one of its interceptors threw an exception"
                                + cause(failure.getCause())),
                        details(failure.getCause(), false),
                        sent);
            case TOO_LARGE ->
                new InvalidResponseException(
                        text("the response is larger than maxResponseBytes (" + maxResponseBytes + ")"),
                        details(null, false));
            case UNREADABLE ->
                new InvalidResponseException(text(redactor.show(failure.reason())), details(null, false));
        };
    }

    /** The exception of an attempt that was not begun. */
    RequestTimeoutException timeOver() {
        return new RequestTimeoutException(
                text("totalTimeout (" + operation.limit() + ") passed before the request could be sent"),
                details(null, true),
                operation.sent());
    }

    TransportException interrupted(@Nullable Throwable cause) {
        return new TransportException(
                text("the calling thread was interrupted"), details(cause, false), operation.sent());
    }

    /** The same failure with another {@link TransportException#sent()}, as an exception of the same kind. */
    static TransportException withSent(TransportException failure, Sent sent) {
        String message = String.valueOf(failure.getMessage());
        FailureDetails details = FailureDetails.builder(failure.provider(), failure.operation())
                .cause(failure)
                .retryable(failure.isRetryable())
                .build();
        return failure instanceof RequestTimeoutException
                ? new RequestTimeoutException(message, details, sent)
                : new TransportException(message, details, sent);
    }

    /** An application's OkHttp client may have a connect timeout shorter than the attempt's. */
    private String limit(boolean connected, long limitNanos) {
        boolean shortened = limitNanos < TimeUnit.NANOSECONDS.convert(attemptTimeout);
        if (operation.remainingNanos() <= 0 || (connected && shortened)) {
            return " within totalTimeout (" + operation.limit() + ")";
        }
        return connected ? " within attemptTimeout (" + attemptTimeout + ")" : " in time";
    }

    private String cause(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        String message = redactor.messageOf(cause);
        return " (" + cause.getClass().getSimpleName() + (message == null ? "" : ": " + message) + ")";
    }

    private String text(String what) {
        return provider + " " + endpoint.operation() + " failed: " + what;
    }

    private FailureDetails details(@Nullable Throwable cause, boolean retryable) {
        return FailureDetails.builder(provider, endpoint.operation())
                .cause(cause == null ? null : redactor.show(cause))
                .retryable(retryable)
                .build();
    }
}
