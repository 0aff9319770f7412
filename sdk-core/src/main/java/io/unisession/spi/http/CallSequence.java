package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.error.NotFoundException;
import io.unisession.internal.call.Operation;
import io.unisession.internal.call.ParallelCalls;
import io.unisession.internal.json.Unicode;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Several calls that are one operation for the caller, such as getting a session in order to end it. They share the
 * caller's total timeout and {@link io.unisession.error.TransportException#sent()}, which is {@code NO} only if none of
 * the calls can have reached the provider. Created by {@link HttpPipeline#sequence} for one operation and one thread.
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
     * Like {@link HttpPipeline#call(ApiRequest, CallOptions, ResponseMapper)}, within the time that is left.
     *
     * @param request the request
     * @param mapping maps the successful response to the value
     * @param <T> the type of the value
     * @return the value
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, with nothing
     *     sent, if no time is left
     */
    public <T> T call(ApiRequest request, ResponseMapper<T> mapping) {
        operation.nextCall();
        return pipeline.call(request, options, operation, mapping);
    }

    /**
     * Like {@link HttpPipeline#call(ApiRequest, CallOptions)}, within the time that is left.
     *
     * @param request the request
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, with nothing
     *     sent, if no time is left
     */
    public void call(ApiRequest request) {
        call(request, HttpPipeline::nothing);
    }

    /**
     * Undoes what earlier calls of an operation did, after the operation has failed. The request has a time limit of
     * its own, the operation's but at most five seconds, and is sent even if the thread was interrupted or the client
     * was closed. If it fails, a {@linkplain Throwable#getSuppressed() suppressed} exception of the operation's failure
     * says what was left behind.
     *
     * @param request creates the request that undoes it
     * @param leftBehind what is left behind if the request fails, such as {@code "participant 7"}
     * @param failure why the operation failed; the caller of this method throws it afterwards
     */
    public void undo(Supplier<ApiRequest> request, String leftBehind, RuntimeException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            pipeline.sequenceToUndo(options.withTotalTimeout(timeToUndo())).call(request.get());
        } catch (RuntimeException cause) {
            failure.addSuppressed(new IllegalStateException(
                    pipeline.shown(leftBehind) + " may still exist, because removing it failed", cause));
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

    /**
     * Makes further calls for each of several items, such as the participants of a page, several at once.
     *
     * @param items the items
     * @param atOnce for how many items calls may run at the same time
     * @param calls makes the calls for one item, on another thread, and returns their result
     * @param <I> the type of the items
     * @param <R> the type of the results
     * @return the results, in the order of the items
     * @throws io.unisession.error.SessionException the failure of the first item whose calls fail; the calls that are still
     *     running are interrupted
     */
    public <I, R> List<R> forEach(List<I> items, int atOnce, BiFunction<CallSequence, I, R> calls) {
        return new ParallelCalls(operation)
                .forEach(
                        items,
                        atOnce,
                        (branch, item) -> calls.apply(new CallSequence(pipeline, options, branch), item));
    }

    /**
     * Lists items as part of this operation, within the time that is left.
     *
     * @param request creates the request for a page
     * @param mapper maps a response to a page
     * @param <T> the type of the items
     * @return the list, to be iterated once
     */
    public <T> Pager<T> list(Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        String operation = request.apply(PageRequest.first()).endpoint().operation();
        return Pager.of(pipeline.provider(), operation, PageRequest.first(), wanted -> page(wanted, request, mapper));
    }

    <T> Page<T> page(PageRequest wanted, Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        try {
            return call(request.apply(wanted), response -> requireSendable(mapper.map(response, wanted)));
        } catch (NotFoundException failure) {
            return mapper.notFound(failure, wanted);
        }
    }

    /** A cursor comes from the service. That one cannot be sent back is no mistake of the caller. */
    private static <T> Page<T> requireSendable(Page<T> page) throws UnusableResponseException {
        if (page.nextCursor().isPresent() && !Unicode.isValid(page.nextCursor().get())) {
            throw new UnusableResponseException("the cursor of its next page has an unpaired surrogate");
        }
        return page;
    }
}
