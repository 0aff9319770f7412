package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.internal.call.Operation;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Several calls that make one operation for the caller, such as getting a session in order to end it. The total timeout
 * that the caller set is over all of them, and so is {@link io.unisession.error.TransportException#sent()}: it is {@code
 * NO} only where none of the calls can have reached the provider. Made by {@link HttpPipeline#sequence}, for one operation
 * and one thread.
 */
public final class CallSequence {
    /** Long enough for one request over a slow network. */
    private static final Duration MOST_TO_UNDO = Duration.ofSeconds(5);

    private final HttpPipeline pipeline;
    private final CallOptions options;
    private final Operation operation;

    CallSequence(HttpPipeline pipeline, CallOptions options, Operation operation) {
        this.pipeline = pipeline;
        this.options = options;
        this.operation = operation;
    }

    /**
     * As {@link HttpPipeline#call(ApiRequest, CallOptions, ResponseMapper)}, in what is left of the time.
     *
     * @param request the request
     * @param mapping makes the value of a response of success
     * @param <T> the value
     * @return the value
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, without sending
     *     the request, where no time was left
     */
    public <T> T call(ApiRequest request, ResponseMapper<T> mapping) {
        operation.nextCall();
        return pipeline.call(request, options, operation, mapping);
    }

    /**
     * As {@link HttpPipeline#call(ApiRequest, CallOptions)}, in what is left of the time.
     *
     * @param request the request
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, without sending
     *     the request, where no time was left
     */
    public void call(ApiRequest request) {
        call(request, HttpPipeline::nothing);
    }

    /**
     * Undoes what earlier calls of this operation did, because it fails. The request has time of its own, as much as the
     * operation had and at most five seconds, since the operation's time may be over; and it is sent even if the thread was
     * interrupted or the client closed meanwhile. If it fails, the operation's failure says what was left behind, in an
     * exception that is {@linkplain Throwable#getSuppressed() suppressed}.
     *
     * @param request makes the request that undoes it
     * @param leftBehind what exists until then, such as {@code "participant 7"}
     * @param failure why the operation fails, which the caller of this method throws afterwards
     */
    public void undo(Supplier<ApiRequest> request, String leftBehind, RuntimeException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            pipeline.sequenceToUndo(options.withTotalTimeout(timeToUndo())).call(request.get());
        } catch (RuntimeException cause) {
            failure.addSuppressed(new IllegalStateException(
                    pipeline.shown(leftBehind) + " was left behind: it could not be removed again", cause));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Duration timeToUndo() {
        Duration limit = operation.limit();
        return limit.compareTo(MOST_TO_UNDO) < 0 ? limit : MOST_TO_UNDO;
    }
}
