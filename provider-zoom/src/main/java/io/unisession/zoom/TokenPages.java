package io.unisession.zoom;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;

/** Zoom's paging: a response has the token of the next page, which is the cursor and is empty on the last page. */
final class TokenPages {
    /** The most that Zoom allows. */
    static final int MOST_ITEMS = 300;

    private static final String TOKEN = "next_page_token";

    private TokenPages() {}

    /** Adds the token and the size of a page to a request. */
    static ApiRequest request(ApiRequest request, PageRequest page) {
        return request.query("page_size", Math.min(page.size().orElse(MOST_ITEMS), MOST_ITEMS))
                .query(TOKEN, page.cursor().orElse(null));
    }

    /**
     * Reads a page.
     *
     * @param list the field that has the list
     */
    static <T> Page<T> page(ApiResponse response, String list, ItemList.ElementMapper<T> mapper) throws IOException {
        JsonReader json = response.json();
        ItemList<T> items = null;
        String token = null;
        Long total = null;
        if (!json.enterObject()) {
            return Page.builder(ItemList.<T>inPlace(json).require(null)).build();
        }
        while (json.nextField()) {
            String field = json.field();
            if (field.equals(list)) {
                items = ItemList.read(json, mapper);
            } else if (field.equals(TOKEN)) {
                token = json.text();
            } else if (field.equals("total_records")) {
                total = json.wholeNumber();
            }
        }
        List<T> read = (items == null ? ItemList.<T>missing(token != null || total != null) : items).require(total);
        return Page.<T>builder(read)
                .nextCursor(token == null || token.isBlank() ? null : token)
                .metadata(response.metadata())
                .build();
    }
}
