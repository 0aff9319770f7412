package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Json;
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
        int from = token.isEmpty() ? 0 : offset(token, list);
        int to = Math.min(all.size(), from + size);
        ObjectNode body = Json.object();
        if (from < to) {
            ArrayNode items = body.putArray(field);
            all.subList(from, to).forEach(items::add);
        }
        if (to < all.size()) {
            body.put("nextPageToken", token(list, to));
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

    private static int offset(String token, String list) {
        String offset = token.substring(token.lastIndexOf('.') + 1);
        if (!offset.matches("[0-9]{1,6}") || !token.equals(token(list, Integer.parseInt(offset)))) {
            throw MeetErrors.invalidArgument();
        }
        return Integer.parseInt(offset);
    }

    private static String token(String list, int offset) {
        return "made-up+token/" + Integer.toHexString(list.hashCode()) + "." + offset;
    }
}
