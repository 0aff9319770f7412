package io.unisession.videosdk;

import io.unisession.Page;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.PageNumbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of a response: {@code {pageInfo, data}} as documented, or with {@code pagination} or as a bare array,
 * which VideoSDK's own library reads too.
 *
 * @param <T> what is listed
 */
final class PageMapping<T> {
    /** Reads one item. */
    @FunctionalInterface
    interface ItemMapping<T> {
        /** The item at the reader, or null where there is none. */
        @Nullable
        T read(JsonReader json, ResponseMetadata metadata) throws IOException;
    }

    private final ItemMapping<T> items;

    PageMapping(ItemMapping<T> items) {
        this.items = items;
    }

    Page<T> page(ApiResponse response, long requestedPage) throws IOException {
        JsonReader json = response.json();
        PageInfo info = new PageInfo(requestedPage);
        List<T> list = null;
        if (json.enterArray()) {
            list = items(json, response.metadata());
        } else if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "pageInfo", "pagination" -> info.read(json);
                    case "data" -> list = json.enterArray() ? items(json, response.metadata()) : null;
                    default -> {}
                }
            }
        }
        if (list == null) {
            throw new IllegalStateException("it holds no list");
        }
        return PageNumbers.page(list, info.currentPage(), info.lastPage(), info.total(), response.metadata());
    }

    /** An item without an id fails the page: leaving it out would lose it without a word. */
    private List<T> items(JsonReader json, ResponseMetadata metadata) throws IOException {
        List<T> list = new ArrayList<>();
        while (json.nextElement()) {
            T item = items.read(json, metadata);
            if (item == null) {
                throw new IllegalStateException("element " + list.size() + " of the list has no id");
            }
            list.add(item);
        }
        return list;
    }
}
