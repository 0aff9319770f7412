package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Paging for lists whose responses have a {@code next_page_token}, empty on the last page. The token is the cursor. For
 * use with {@link HttpPipeline#list}.
 */
public final class TokenPages {
    private static final String TOKEN = "next_page_token";

    private TokenPages() {}

    /**
     * Adds the token and the size of a page to a request, as {@code next_page_token} and {@code page_size}.
     *
     * @param request the request for the first page
     * @param page the page to request
     * @param mostItems the largest size that the service accepts, requested unless {@code page} has a smaller one
     * @return the request
     */
    public static ApiRequest request(ApiRequest request, PageRequest page, int mostItems) {
        return request.query("page_size", Math.min(page.size().orElse(mostItems), mostItems))
                .query(TOKEN, page.cursor().orElse(null));
    }

    /**
     * Reads a page.
     *
     * @param response the response
     * @param list the field that has the list
     * @param mapper maps an element
     * @param <T> the type of the items
     * @return the page with the token of the next one, if there is one
     * @throws IOException if the text is not JSON
     * @throws UnusableResponseException if the response has no list
     */
    public static <T> Page<T> page(ApiResponse response, String list, ItemList.ElementMapper<? extends T> mapper)
            throws IOException {
        JsonReader json = response.json();
        ItemList<T> items = null;
        String token = null;
        Long total = null;
        if (!json.enterObject()) {
            return Page.<T>builder(ItemList.<T>inPlace(json).require(null)).build();
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
        return Page.<T>builder(new ArrayList<>(read))
                .nextCursor(token == null || token.isBlank() ? null : token)
                .metadata(response.metadata())
                .build();
    }
}
