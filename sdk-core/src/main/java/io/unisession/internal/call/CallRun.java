package io.unisession.internal.call;

import io.unisession.CallEvent;
import io.unisession.CallOptions;
import io.unisession.RequestGate;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ClientClosedException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.internal.json.RetryAfter;
import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.Exchange;
import io.unisession.internal.transport.ExchangeFailure;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call from its start to its value or exception: the attempts, the waits between them, and the limit over all. */
final class CallRun<T> {
    private static final AtomicLong LAST_ID = new AtomicLong();
    /** The call whose authenticator is running on a thread: the parent of calls that the authenticator makes. */
    private static final ThreadLocal<Long> AUTHENTICATING = new ThreadLocal<>();

    private final CallEngine engine;
    private final ApiRequest request;
    private final Endpoint endpoint;
    private final CallOptions options;
    private final ExchangeMapper<T> mapper;
    private final Operation operation;
    private final boolean watched;
    private final long id;
    private final @Nullable Long parentId;

    private int attempt;
    private long attemptNanos;
    private long waitedNanos;
    private int retries;
    private boolean renewed;
    /** Whether an attempt without a usable response may have taken effect. */
    private boolean mayHaveActed;

    private @Nullable Exchange lastResponse;

    CallRun(CallEngine engine, ApiRequest request, CallOptions options, Operation operation, ExchangeMapper<T> mapper) {
        this.engine = engine;
        this.request = request;
        this.endpoint = request.endpoint();
        this.options = options;
        this.mapper = mapper;
        this.operation = operation;
        this.watched = engine.listeners().isWatched();
        this.id = watched ? LAST_ID.incrementAndGet() : 0;
        this.parentId = watched ? AUTHENTICATING.get() : null;
    }

    /**
     * The outcome of an attempt.
     *
     * @param value the value, unless there is a failure
     * @param failure why the request is sent again
     * @param delay how long to wait before that; null to send it at once with new credentials
     */
    private record Outcome<T>(
            @Nullable T value,
            @Nullable SessionException failure,
            @Nullable Duration delay) {}

    T run() {
        ListenerNotifier.Scopes scopes = watched ? engine.listeners().callStarted(event(null, null)) : null;
        Throwable failure = null;
        try {
            return attempts();
        } catch (Throwable thrown) {
            // Also catches errors: listeners that count running calls must be notified of every end.
            failure = thrown;
            throw thrown;
        } finally {
            if (watched || attempt > 1) {
                reportEnd(event(failure, null));
            }
            if (scopes != null) {
                scopes.close();
            }
        }
    }

    private void reportEnd(CallEvent event) {
        if (watched) {
            engine.listeners().callEnded(event);
        }
        if (attempt > 1) {
            engine.listeners().logAttempts(event);
        }
    }

    @SuppressWarnings("NullAway") // the value is null only if the mapper returned null, or for a removal
    private T attempts() {
        while (true) {
            Outcome<T> outcome = options.requestGate().isPresent()
                    ? nextAttempt(options.requestGate().get())
                    : nextAttempt();
            if (outcome.failure() == null) {
                return outcome.value();
            }
            if (outcome.delay() != null) {
                waitFor(outcome.delay());
            }
        }
    }

    private Outcome<T> nextAttempt(RequestGate gate) {
        gate.beforeRequest();
        try {
            return nextAttempt();
        } finally {
            gate.afterRequest();
        }
    }

    private Outcome<T> nextAttempt() {
        Authorization authorization = authorization();
        if (operation.remainingNanos() <= 0) {
            // Without time to wait for a response, the request could take effect although the caller believes that
            // nothing happened.
            throw transportErrors(Redactor.NONE).timeOver();
        }
        attempt++;
        return watched ? watchedAttempt(authorization) : attempt(authorization);
    }

    private Outcome<T> watchedAttempt(@Nullable Authorization authorization) {
        attemptNanos = 0;
        lastResponse = null;
        ListenerNotifier.Scopes scopes = engine.listeners().attemptStarted(event(null, null));
        Throwable failure = null;
        Duration delay = null;
        try {
            Outcome<T> outcome = attempt(authorization);
            failure = outcome.failure();
            delay = failure == null ? null : Objects.requireNonNullElse(outcome.delay(), Duration.ZERO);
            return outcome;
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            engine.listeners().attemptEnded(event(failure, delay));
            scopes.close();
        }
    }

    private Outcome<T> attempt(@Nullable Authorization authorization) {
        long start = engine.timing().nanoTime();
        try {
            return send(authorization);
        } finally {
            attemptNanos = engine.timing().nanoTime() - start;
        }
    }

    private Outcome<T> send(@Nullable Authorization authorization) {
        Redactor redactor = engine.redactor(authorization, request);
        SessionException failure;
        boolean mayResend;
        Duration askedToWait = null;
        long limitNanos = attemptLimit();
        try {
            Exchange response = engine.transport().exchange(request, authorization, redactor, limitNanos);
            lastResponse = response;
            operation.markSent();
            if (response.isSuccess() && !engine.successes().saysFailed(response)) {
                return mapped(response);
            }
            askedToWait = engine.errors().retryAfter(response).orElse(null);
            failure = engine.errors().map(endpoint, response, askedToWait);
            if (isDone(failure)) {
                return new Outcome<>(null, null, null);
            }
            if (failure instanceof AuthenticationException && renew(authorization, response)) {
                return new Outcome<>(null, failure, null);
            }
            mayResend = RetryRules.mayResend(endpoint, response.status());
            mayHaveActed |= RetryRules.mayHaveActed(response.status());
        } catch (ExchangeFailure lost) {
            lastResponse = null;
            if (lost.sent()) {
                operation.markSent();
                mayHaveActed = true;
            }
            failure = transportErrors(redactor).map(lost, limitNanos);
            mayResend = RetryRules.mayResend(endpoint, lost);
        }
        if (!mayResend || retries == maxRetries()) {
            throw failure;
        }
        retries++;
        Duration delay = askedToWait == null ? randomDelay() : askedToWait;
        if (operation.isBefore(delay)) {
            // The wait would leave no time for a response; the failure itself says more than a timeout.
            throw failure;
        }
        return new Outcome<>(null, failure, delay);
    }

    private Outcome<T> mapped(Exchange response) {
        try {
            return new Outcome<>(engine.successes().map(endpoint, response, attempt, mapper), null, null);
        } catch (NotFoundException missing) {
            if (!isDone(missing)) {
                throw missing;
            }
            return new Outcome<>(null, null, null);
        }
    }

    /** Whether nothing was found because an earlier attempt, whose response did not arrive, has removed it. */
    private boolean isDone(SessionException failure) {
        return mayHaveActed && endpoint.isRemoval() && failure instanceof NotFoundException;
    }

    private int maxRetries() {
        return options.maxRetries().orElse(engine.settings().retryPolicy().maxRetries());
    }

    private Duration randomDelay() {
        return engine.timing().randomUpTo(engine.settings().retryPolicy().delayLimit(retries));
    }

    private void waitFor(Duration delay) {
        try {
            engine.timing().sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw transportErrors(Redactor.NONE).interrupted(interrupted);
        }
        waitedNanos = TimeUnit.NANOSECONDS.convert(Duration.ofNanos(waitedNanos).plus(delay));
    }

    private @Nullable Authorization authorization() {
        return authenticating(() -> engine.authenticator(request).authorization(operation.remaining()))
                .orElse(null);
    }

    /**
     * Once per call: a service that refuses a fresh token will refuse the next one too. Another origin has not seen the
     * token.
     */
    private boolean renew(@Nullable Authorization rejected, Exchange response) {
        if (renewed || rejected == null || response.leftFor().isPresent()) {
            return false;
        }
        renewed = true;
        Instant serviceTime = response.header("Date").flatMap(RetryAfter::time).orElse(null);
        Authenticator authenticator = engine.authenticator(request);
        return authenticating(
                () -> serviceTime == null ? authenticator.renew(rejected) : authenticator.renew(rejected, serviceTime));
    }

    private <A> A authenticating(Supplier<A> step) {
        Long outer = watched ? AUTHENTICATING.get() : null;
        if (watched) {
            AUTHENTICATING.set(id);
        }
        try {
            return step.get();
        } catch (TransportException failure) {
            throw ofOperation(failure);
        } catch (SessionException | ClientClosedException failure) {
            throw failure;
        } catch (Exception fault) {
            throw withoutCredentials(fault);
        } finally {
            if (outer != null) {
                AUTHENTICATING.set(outer);
            } else if (watched) {
                AUTHENTICATING.remove();
            }
        }
    }

    /**
     * A failed request for credentials says whether that request was sent. The caller asks whether the operation was.
     */
    private TransportException ofOperation(TransportException failure) {
        return failure.sent() == operation.sent() ? failure : TransportErrors.withSent(failure, operation.sent());
    }

    private SessionException withoutCredentials(Exception fault) {
        if (Thread.currentThread().isInterrupted()) {
            return transportErrors(Redactor.NONE).interrupted(fault);
        }
        // A wait for another thread's token is measured by the real clock, and may end before the operation's.
        if (operation.remainingNanos() <= 0 || fault instanceof TokenWaitException) {
            return transportErrors(Redactor.NONE).timeOver();
        }
        return new ConfigurationException(
                engine.provider() + " " + endpoint.operation() + " failed: could not get credentials; see the cause",
                FailureDetails.builder(engine.provider(), endpoint.operation())
                        .cause(fault)
                        .build(),
                List.of());
    }

    private TransportErrors transportErrors(Redactor redactor) {
        return new TransportErrors(
                engine.provider(),
                endpoint,
                engine.baseUrl(),
                attemptTimeout(),
                operation,
                engine.settings().maxResponseBytes(),
                redactor);
    }

    private Duration attemptTimeout() {
        return engine.attemptTimeout(options);
    }

    private long attemptLimit() {
        return Math.max(1, Math.min(TimeUnit.NANOSECONDS.convert(attemptTimeout()), operation.remainingNanos()));
    }

    private CallEvent event(@Nullable Throwable failure, @Nullable Duration nextAttemptIn) {
        Exchange response = lastResponse;
        CallEvent.Builder event = CallEvent.builder(engine.provider(), endpoint.operation())
                .callId(id)
                .parentCallId(parentId)
                .method(endpoint.method())
                .pathTemplate(endpoint.pathTemplate())
                .server(engine.baseUrl().host(), engine.baseUrl().port())
                .attempt(attempt)
                .elapsed(operation.elapsed())
                .attemptElapsed(Duration.ofNanos(attemptNanos))
                .waited(Duration.ofNanos(waitedNanos))
                .nextAttemptIn(nextAttemptIn)
                .failure(failure);
        if (response != null) {
            event.httpStatus(response.status())
                    .requestId(response.requestId().orElse(null))
                    .unreadableFields(response.unreadableFields());
        }
        return event.build();
    }
}
