package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ResponseMetadata;
import io.unisession.error.NotFoundException;
import io.unisession.internal.call.Deadline;
import java.util.List;
import java.util.function.Function;

/**
 * Several calls that form one operation for the caller, such as getting a session in order to end it. They share the
 * caller's total timeout. Created by {@link HttpPipeline#sequence} for one operation.
 */
public final class CallSequence {
    private static final int NOT_FOUND = 404;

    private final HttpPipeline pipeline;
    private final CallOptions options;
    private final Deadline deadline;

    CallSequence(HttpPipeline pipeline, CallOptions options, Deadline deadline) {
        this.pipeline = pipeline;
        this.options = options;
        this.deadline = deadline;
    }

    /**
     * Like {@link HttpPipeline#call(ApiRequest, CallOptions, ResponseMapper)}, within the time that is left.
     *
     * @param request the request
     * @param mapping maps the successful response to the value
     * @param <T> the value
     * @return the value
     * @throws io.unisession.error.SessionException if the call fails; {@code RequestTimeoutException}, with nothing
     *     sent, if no time is left
     */
    public <T> T call(ApiRequest request, ResponseMapper<T> mapping) {
        return pipeline.call(request, options, deadline.forNextCall(), mapping);
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
     * Lists as part of this operation, within the time that is left.
     *
     * @param request creates the request for a page
     * @param mapper maps a response to a page
     * @param <T> what is listed
     * @return the list from its start, to be iterated once
     */
    public <T> Pager<T> list(Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        String operation = request.apply(PageRequest.first()).endpoint().operation();
        return Pager.of(pipeline.provider(), operation, PageRequest.first(), wanted -> page(wanted, request, mapper));
    }

    <T> Page<T> page(PageRequest wanted, Function<PageRequest, ApiRequest> request, PageMapper<T> mapper) {
        try {
            return call(request.apply(wanted), response -> mapper.map(response, wanted));
        } catch (NotFoundException pastTheEnd) {
            if (wanted.cursor().isEmpty() || pastTheEnd.httpStatus() != NOT_FOUND) {
                throw pastTheEnd;
            }
            // The list exists, or there would be no cursor. Some services return 404 for a page after the last.
            return Page.<T>builder(List.of())
                    .metadata(ResponseMetadata.builder()
                            .httpStatus(NOT_FOUND)
                            .requestId(pastTheEnd.requestId().orElse(null))
                            .build())
                    .build();
        }
    }
}
