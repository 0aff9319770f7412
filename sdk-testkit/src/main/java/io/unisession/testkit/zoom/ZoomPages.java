package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Zoom's pages. A token is for one list only, and for a quarter of an hour. */
final class ZoomPages {

    private static final int USUAL_SIZE = 30;
    private static final int LARGEST_SIZE = 300;
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private record Place(String list, int offset, Instant expiresAt) {}

    private final Clock clock;
    private final Map<String, Place> tokens = new HashMap<>();

    ZoomPages(Clock clock) {
        this.clock = clock;
    }

    <T> FakeResponse page(Call call, String field, List<T> all, Function<T, ObjectNode> describe) {
        ReceivedRequest request = call.request();
        int size = size(request);
        String list = request.path()
                + request.withoutQuery("page_size", "next_page_token").query();
        int from = request.queryValue("next_page_token")
                .filter(token -> !token.isEmpty())
                .map(token -> offset(token, list))
                .orElse(0);
        int to = Math.min(all.size(), from + size);
        ObjectNode body = Json.object()
                .put("page_size", size)
                .put("total_records", all.size())
                .put("next_page_token", to < all.size() ? token(list, to) : "");
        ArrayNode items = body.putArray(field);
        all.subList(Math.min(from, to), to).forEach(item -> items.add(describe.apply(item)));
        return Json.response(200, body);
    }

    private static int size(ReceivedRequest request) {
        String value = request.queryValue("page_size").orElse(String.valueOf(USUAL_SIZE));
        if (!value.matches("[1-9][0-9]{0,2}") || Integer.parseInt(value) > LARGEST_SIZE) {
            throw ZoomErrors.invalid("page_size", "Invalid field.");
        }
        return Integer.parseInt(value);
    }

    private String token(String list, int offset) {
        String token = "page+token/" + tokens.size() + "==";
        tokens.put(token, new Place(list, offset, clock.instant().plus(LIFETIME)));
        return token;
    }

    private int offset(String token, String list) {
        Place place = tokens.get(token);
        if (place == null || !place.list().equals(list) || !clock.instant().isBefore(place.expiresAt())) {
            throw ZoomErrors.pageToken();
        }
        return place.offset();
    }

    /** Writes a time as Zoom does: in UTC, in whole seconds. */
    static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
