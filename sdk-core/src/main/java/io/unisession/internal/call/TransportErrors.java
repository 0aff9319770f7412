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
import org.jspecify.annotations.Nullable;

/** Creates the exception for an attempt without a response. */
final class TransportErrors {
    private final String provider;
    private final Endpoint endpoint;
    private final BaseUrl baseUrl;
    private final Duration attemptTimeout;
    private final Deadline deadline;
    private final int maxResponseBytes;
    private final Redactor redactor;

    TransportErrors(
            String provider,
            Endpoint endpoint,
            BaseUrl baseUrl,
            Duration attemptTimeout,
            Deadline deadline,
            int maxResponseBytes,
            Redactor redactor) {
        this.provider = provider;
        this.endpoint = endpoint;
        this.baseUrl = baseUrl;
        this.attemptTimeout = attemptTimeout;
        this.deadline = deadline;
        this.maxResponseBytes = maxResponseBytes;
        this.redactor = redactor;
    }

    /**
     * Creates the exception for a failure.
     *
     * @param everSent whether this or an earlier attempt may have reached the provider
     */
    SessionException map(ExchangeFailure failure, boolean everSent) {
        Sent sent = everSent ? Sent.MAYBE : Sent.NO;
        return switch (failure.kind()) {
            case INTERRUPTED -> interrupted(failure.getCause(), everSent);
            case TIMED_OUT ->
                new RequestTimeoutException(
                        text((failure.sent() ? "no response from " : "no connection to ")
                                + baseUrl
                                + limit(failure.sent())),
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
                        text("the HTTP client, or an interceptor in it, threw" + cause(failure.getCause())),
                        details(failure.getCause(), false),
                        sent);
            case TOO_LARGE ->
                new InvalidResponseException(
                        text("the response is larger than maxResponseBytes (" + maxResponseBytes + ")"),
                        details(null, false));
            case UNREADABLE ->
                new InvalidResponseException(
                        text(redactor.show(String.valueOf(failure.getCause().getMessage()))), details(null, false));
        };
    }

    /**
     * Creates the exception for an attempt that was not started.
     *
     * @param everSent whether an earlier attempt may have reached the provider
     */
    RequestTimeoutException timeOver(boolean everSent) {
        return new RequestTimeoutException(
                text("totalTimeout (" + deadline.limit() + ") passed before the request could be sent"),
                details(null, true),
                everSent ? Sent.MAYBE : Sent.NO);
    }

    TransportException interrupted(@Nullable Throwable cause, boolean everSent) {
        return new TransportException(
                text("the calling thread was interrupted"), details(cause, false), everSent ? Sent.MAYBE : Sent.NO);
    }

    /** An application's OkHttp client may have a connect timeout shorter than the attempt's. */
    private String limit(boolean connected) {
        if (deadline.remainingNanos() <= 0) {
            return " within totalTimeout (" + deadline.limit() + ")";
        }
        return connected ? " within attemptTimeout (" + attemptTimeout + ")" : " in time";
    }

    private String cause(@Nullable Throwable cause) {
        return cause == null
                ? ""
                : " (" + cause.getClass().getSimpleName() + ": " + redactor.show(String.valueOf(cause.getMessage()))
                        + ")";
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
