package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.PageNumbers;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads VideoSDK's lists, which number their pages from 1. A page is documented as {@code {pageInfo, data}}; VideoSDK's
 * own library also reads {@code pagination} in place of {@code pageInfo}, and a bare array.
 */
final class NumberedPages {
    private NumberedPages() {}

    /** Maps one page. */
    @FunctionalInterface
    interface PageMapping<T> {
        Page<T> map(ApiResponse response, PageRequest request) throws IOException;
    }

    /** Maps one item of a page; null if the item has no id. */
    @FunctionalInterface
    interface ItemMapping<T> {
        @Nullable
        T map(JsonReader json, ResponseMetadata metadata) throws IOException;
    }

    /** Lists with one request per page. Nothing is sent until the pager is iterated. */
    static <T> Pager<T> list(
            HttpPipeline http, ApiRequest request, PageMapping<T> mapping, PageRequest first, CallOptions options) {
        return http.list(first, options, page -> numbered(request, page), mapping::map);
    }

    private static ApiRequest numbered(ApiRequest request, PageRequest page) {
        ApiRequest numbered = request.query("page", PageNumbers.requireNumber(page));
        return page.size().isPresent() ? numbered.query("perPage", page.size().getAsInt()) : numbered;
    }

    /** Maps a page with items of one type. */
    static <T> PageMapping<T> of(ItemMapping<T> items) {
        return (response, request) -> page(response, request, items);
    }

    private static <T> Page<T> page(ApiResponse response, PageRequest request, ItemMapping<T> mapping)
            throws IOException {
        ResponseMetadata metadata = response.metadata();
        ItemList.ElementMapper<T> item = element -> mapping.map(element, metadata);
        JsonReader json = response.json();
        PageInfo info = new PageInfo();
        if (!json.enterObject()) {
            return info.page(ItemList.read(json, item), request, metadata);
        }
        ItemList<T> items = null;
        boolean expected = true;
        while (json.nextField()) {
            expected = false;
            switch (json.field()) {
                case "pageInfo", "pagination" -> info.read(json);
                // Merges of recordings, and transcripts, have a name of their own.
                case "data", "recordings", "transcriptions" -> items = ItemList.read(json, item);
                default -> {}
            }
        }
        return info.page(items == null ? ItemList.missing(expected || info.isThere()) : items, request, metadata);
    }

    /** The number of a page, and how many there are. */
    static final class PageInfo {
        private boolean there;
        private @Nullable Long currentPage;
        private @Nullable Long lastPage;
        private @Nullable Long total;

        void read(JsonReader json) throws IOException {
            if (json.enterObject()) {
                there = true;
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

        /** Whether the response says anything about its page, so that it is a list even without items. */
        boolean isThere() {
            return there;
        }

        <T> Page<T> page(ItemList<T> items, PageRequest request, ResponseMetadata metadata) {
            // After the last page, there are no items.
            List<T> found = items.require(PageNumbers.requireNumber(request) == 1 ? total : null);
            return PageNumbers.page(found, request, currentPage, lastPage, total, metadata);
        }
    }
}
