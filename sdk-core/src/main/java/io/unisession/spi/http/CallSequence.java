package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.internal.call.Deadline;

/**
 * Several calls that make one operation for the caller, such as getting a session in order to end it: the total timeout
 * that the caller set is over all of them. Made by {@link HttpPipeline#sequence}, for one operation.
 */
public final class CallSequence {
    private final HttpPipeline pipeline;
    private final CallOptions options;
    private final Deadline deadline;

    CallSequence(HttpPipeline pipeline, CallOptions options, Deadline deadline) {
        this.pipeline = pipeline;
        this.options = options;
        this.deadline = deadline;
    }

    /**
     * As {@link HttpPipeline#call(ApiRequest, CallOptions, ResponseMapper)}, in what is left of the time.
     *
     * @param request the request
     * @param mapping makes the value of a response of success
     * @param <T> the value
     * @return the value
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, with nothing
     *     sent, where no time was left
     */
    public <T> T call(ApiRequest request, ResponseMapper<T> mapping) {
        return pipeline.call(request, options, deadline.forNextCall(), mapping);
    }

    /**
     * As {@link HttpPipeline#call(ApiRequest, CallOptions)}, in what is left of the time.
     *
     * @param request the request
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, with nothing
     *     sent, where no time was left
     */
    public void call(ApiRequest request) {
        call(request, HttpPipeline::nothing);
    }
}
