package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.PageNumbers;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks VideoSDK's lists, which number their pages from 1. A page is documented as {@code {pageInfo, data}};
 * {@code pagination} in place of {@code pageInfo}, or a bare array, is what VideoSDK's own library reads as well.
 */
final class NumberedPages {
    private NumberedPages() {}

    /** Maps one page. */
    @FunctionalInterface
    interface PageMapping<T> {
        Page<T> map(ApiResponse response, long requestedPage) throws IOException;
    }

    /** Maps one item of a page; null if the item has no id. */
    @FunctionalInterface
    interface ItemMapping<T> {
        @Nullable
        T map(JsonReader json, ResponseMetadata metadata) throws IOException;
    }

    /** Lists by one request per page. Nothing is sent until the pager is walked. */
    static <T> Pager<T> list(
            HttpPipeline http,
            String operation,
            ApiRequest request,
            PageMapping<T> mapping,
            PageRequest first,
            CallOptions options) {
        PageNumbers.requireNumber(first);
        return Pager.of(VideoSdkProvider.ID, operation, first, page -> {
            long number = PageNumbers.requireNumber(page);
            return http.call(numbered(request, number, page), options, response -> mapping.map(response, number));
        });
    }

    private static ApiRequest numbered(ApiRequest request, long number, PageRequest page) {
        ApiRequest numbered = request.query("page", number);
        return page.size().isPresent() ? numbered.query("perPage", page.size().getAsInt()) : numbered;
    }

    /** The mapping of a page that holds items of one kind. */
    static <T> PageMapping<T> of(ItemMapping<T> items) {
        return (response, requestedPage) -> page(response, requestedPage, items);
    }

    private static <T> Page<T> page(ApiResponse response, long requestedPage, ItemMapping<T> mapping)
            throws IOException {
        JsonReader json = response.json();
        PageInfo info = new PageInfo();
        List<T> items = null;
        if (json.enterArray()) {
            items = items(json, response.metadata(), mapping);
        } else if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "pageInfo", "pagination" -> info.read(json);
                    case "data" -> items = json.enterArray() ? items(json, response.metadata(), mapping) : null;
                    default -> {}
                }
            }
        }
        if (items == null) {
            throw new UnusableResponseException("it has no list");
        }
        return info.page(items, requestedPage, response.metadata());
    }

    private static <T> List<T> items(JsonReader json, ResponseMetadata metadata, ItemMapping<T> mapping)
            throws IOException {
        List<T> items = new ArrayList<>();
        while (json.nextElement()) {
            T item = mapping.map(json, metadata);
            if (item == null) {
                // Skipping it would lose it silently.
                throw new UnusableResponseException("element " + items.size() + " of the list has no id");
            }
            items.add(item);
        }
        return items;
    }

    /** Which page a response is, and how many there are. */
    static final class PageInfo {
        private @Nullable Long currentPage;
        private @Nullable Long lastPage;
        private @Nullable Long total;

        void read(JsonReader json) throws IOException {
            if (json.enterObject()) {
                while (json.nextField()) {
                    switch (json.field()) {
                        case "currentPage", "page" -> currentPage = json.wholeNumber();
                        case "lastPage", "totalPages" -> lastPage = json.wholeNumber();
                        case "total" -> total = json.wholeNumber();
                        default -> {}
                    }
                }
            }
        }

        /** The page, with the number that the response gives: a service that ignores the request's would never end. */
        <T> Page<T> page(List<T> items, long requestedPage, ResponseMetadata metadata) {
            long page = currentPage == null ? requestedPage : currentPage;
            return PageNumbers.page(items, page, lastPage, total, metadata);
        }
    }
}
