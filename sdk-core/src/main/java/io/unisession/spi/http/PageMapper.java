package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import java.io.IOException;

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
}
