package io.unisession.videosdk;

import io.unisession.PageRequest;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.PageNumbers;

/** How all lists of VideoSDK are asked for a page. */
final class PageQuery {
    private PageQuery() {}

    static ApiRequest addTo(ApiRequest request, PageRequest page) {
        ApiRequest numbered = request.query("page", PageNumbers.requireNumber(page));
        return page.size().isPresent() ? numbered.query("perPage", page.size().getAsInt()) : numbered;
    }
}
