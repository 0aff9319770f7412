package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import io.unisession.error.NotFoundException;
import java.io.IOException;
import java.util.List;

/**
 * Maps the response to a request for a page.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface PageMapper<T> {
    /**
     * Maps a response.
     *
     * @param response the response
     * @param wanted which page was requested
     * @return the page
     * @throws IOException if the body is not JSON
     * @throws UnusableResponseException if the response is not a page of the list
     */
    Page<T> map(ApiResponse response, PageRequest wanted) throws IOException;

    /**
     * Called when the service does not find a page. If the request had a cursor, the list exists, and some services
     * respond with HTTP 404 to a page after the last, so the list ends. A list that consists of several of the service's
     * lists overrides this, because the next of them may exist.
     *
     * @param failure the exception that the response became
     * @param wanted which page was requested
     * @return the page to continue with; unless overridden, an empty last page
     * @throws NotFoundException {@code failure}, if the list must not end here; unless overridden, for the first page
     *     and for any status but 404
     */
    default Page<T> notFound(NotFoundException failure, PageRequest wanted) {
        if (wanted.cursor().isEmpty() || failure.httpStatus() != 404) {
            throw failure;
        }
        return Page.<T>builder(List.of())
                .metadata(ResponseMetadata.builder()
                        .httpStatus(failure.httpStatus())
                        .requestId(failure.requestId().orElse(null))
                        .build())
                .build();
    }
}
