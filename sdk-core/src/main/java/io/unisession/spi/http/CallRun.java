package io.unisession.spi.http;

import io.unisession.CallEvent;
import io.unisession.CallOptions;
import io.unisession.error.ApiException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.SessionException;
import io.unisession.internal.call.Exchange;
import io.unisession.internal.call.ExchangeFailure;
import io.unisession.internal.call.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One call from its start to its value or exception: the attempts, the waits between them, and the limit over all. */
final class CallRun<T> {
    private static final int UNAUTHORIZED = 401;

    private final HttpPipeline pipeline;
    private final ApiRequest request;
    private final Endpoint endpoint;
    private final ResponseMapper<T> mapping;
    private final Deadline deadline;
    private final Duration attemptTimeout;
    private final int maxRetries;

    private int attempt;
    private int retries;
    private boolean renewed;
    private boolean everSent;
    private @Nullable Exchange lastResponse;

    CallRun(
            HttpPipeline pipeline,
            ApiRequest request,
            CallOptions options,
            Deadline deadline,
            ResponseMapper<T> mapping) {
        TransportSettings settings = pipeline.settings();
        this.pipeline = pipeline;
        this.request = request;
        this.endpoint = request.endpoint();
        this.mapping = mapping;
        this.attemptTimeout = options.attemptTimeout().orElse(settings.attemptTimeout());
        this.maxRetries = options.maxRetries().orElse(settings.retryPolicy().maxRetries());
        this.deadline = deadline;
    }

    private TransportErrors transportErrors() {
        return new TransportErrors(
                pipeline.provider(),
                endpoint,
                pipeline.baseUrl(),
                attemptTimeout,
                deadline,
                pipeline.settings().maxResponseBytes());
    }

    T run() {
        ListenerNotifier watch = pipeline.watch();
        if (!watch.isWatched()) {
            return attempts();
        }
        watch.started(event(null));
        try {
            T value = attempts();
            watch.ended(event(null));
            return value;
        } catch (Throwable failure) {
            // Errors as well: who counts the calls under way must hear of each end.
            watch.ended(event(failure));
            throw failure;
        }
    }

    private T attempts() {
        while (true) {
            attempt++;
            Optional<Authorization> authorization = authorization();
            if (deadline.remainingNanos() <= 0) {
                // Nothing is sent on the chance that it gets through: it might, and do what the caller takes for
                // undone.
                throw transportErrors().timeOver(everSent);
            }
            SessionException failure;
            boolean mayResend;
            Optional<Duration> askedToWait = Optional.empty();
            try {
                Exchange response = exchange(authorization);
                lastResponse = response;
                everSent = true;
                if (response.isSuccess() && !pipeline.errors().saysFailed(response)) {
                    return pipeline.responses().map(request, response, attempt, mapping);
                }
                ApiException refusal = pipeline.errors().map(endpoint, response);
                if (response.status() == UNAUTHORIZED && renew(authorization)) {
                    tellOfFailedAttempt(refusal);
                    continue;
                }
                failure = refusal;
                mayResend = RetryRules.mayResend(endpoint, response.status());
                askedToWait = pipeline.errors().retryAfter(response);
            } catch (ExchangeFailure lost) {
                lastResponse = null;
                everSent |= lost.sent();
                failure = transportErrors().map(lost, everSent);
                mayResend = RetryRules.mayResend(endpoint, lost);
            }
            if (!mayResend || retries == maxRetries) {
                throw failure;
            }
            retries++;
            waitToResend(failure, askedToWait);
        }
    }

    private Optional<Authorization> authorization() {
        if (!endpoint.isAuthenticated()) {
            return Optional.empty();
        }
        try {
            return pipeline.authenticator(endpoint).authorization(deadline.remaining());
        } catch (SessionException failure) {
            throw failure;
        } catch (Exception fault) {
            throw withoutCredentials(fault);
        }
    }

    private SessionException withoutCredentials(Exception fault) {
        if (Thread.currentThread().isInterrupted()) {
            return transportErrors().interrupted(fault, everSent);
        }
        if (deadline.remainingNanos() <= 0) {
            return transportErrors().timeOver(everSent);
        }
        return new ConfigurationException(
                pipeline.provider() + " " + endpoint.operation() + " failed: no credentials could be made",
                FailureDetails.builder(pipeline.provider(), endpoint.operation())
                        .cause(fault)
                        .build(),
                List.of());
    }

    private Exchange exchange(Optional<Authorization> authorization) throws ExchangeFailure {
        Exchange response = pipeline.transport().exchange(outgoing(authorization), attemptNanos());
        return response.hiding(new SentSecrets(request, authorization.orElse(null)));
    }

    /** Once per call: a service that refuses a fresh token will refuse the next one too. */
    private boolean renew(Optional<Authorization> refused) {
        if (renewed || refused.isEmpty()) {
            return false;
        }
        renewed = true;
        try {
            return pipeline.authenticator(endpoint).renew(refused.get());
        } catch (SessionException failure) {
            throw failure;
        } catch (RuntimeException fault) {
            throw withoutCredentials(fault);
        }
    }

    private void waitToResend(SessionException failure, Optional<Duration> askedToWait) {
        TransportSettings settings = pipeline.settings();
        Duration delay = askedToWait.isPresent()
                ? askedToWait.get()
                : settings.timing().randomUpTo(settings.retryPolicy().delayLimit(retries));
        if (deadline.isBefore(delay)) {
            // Waiting would use up the time in which the response has to come; the failure itself tells more than a
            // timeout would.
            throw failure;
        }
        tellOfFailedAttempt(failure);
        try {
            settings.timing().sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw transportErrors().interrupted(interrupted, everSent);
        }
    }

    private long attemptNanos() {
        return Math.max(1, Math.min(Deadline.nanos(attemptTimeout), deadline.remainingNanos()));
    }

    private Transport.Outgoing outgoing(Optional<Authorization> authorization) {
        Transport.@Nullable Credential credential =
                authorization.isPresent() ? authorization.get().credential() : null;
        return new Transport.Outgoing(
                endpoint.method(),
                pipeline.baseUrl(),
                request.path(),
                request.query(),
                request.headers(),
                request.body().length == 0 ? ByteString.EMPTY : ByteString.of(request.body()),
                request.isForm(),
                credential);
    }

    private void tellOfFailedAttempt(SessionException failure) {
        if (pipeline.watch().isWatched()) {
            pipeline.watch().attemptFailed(event(failure));
        }
    }

    private CallEvent event(@Nullable Throwable failure) {
        Exchange response = lastResponse;
        return new CallEvent(
                pipeline.provider(),
                endpoint,
                attempt,
                deadline.elapsed(),
                response == null ? null : response.status(),
                response == null ? null : response.requestId().orElse(null),
                failure);
    }
}
