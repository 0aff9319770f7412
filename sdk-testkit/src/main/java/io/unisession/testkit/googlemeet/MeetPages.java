package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.PageTokens;
import java.util.List;

/** Google's pages. The size is reduced to the largest, an empty list is an empty object, and the last page has no token. */
final class MeetPages {

    private MeetPages() {}

    static FakeResponse page(
            ReceivedRequest request, String field, List<ObjectNode> all, int usualSize, int largestSize) {
        String list =
                request.path() + request.withoutQuery("pageSize", "pageToken").rawQuery();
        int size = Math.min(largestSize, size(request, usualSize));
        String token = request.queryValue("pageToken").orElse("");
        int from = token.isEmpty() ? 0 : PageTokens.offset(token, list).orElseThrow(MeetErrors::invalidArgument);
        int to = Math.min(all.size(), from + size);
        ObjectNode body = Json.object();
        if (from < to) {
            ArrayNode items = body.putArray(field);
            all.subList(from, to).forEach(items::add);
        }
        if (to < all.size()) {
            body.put("nextPageToken", PageTokens.of(list, to));
        }
        return Json.response(200, body);
    }

    private static int size(ReceivedRequest request, int usualSize) {
        String value = request.queryValue("pageSize").orElse("0");
        if (!value.matches("[0-9]{1,6}")) {
            throw MeetErrors.invalidArgument();
        }
        return value.matches("0+") ? usualSize : Integer.parseInt(value);
    }
}
