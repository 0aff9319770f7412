package io.unisession.testkit.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.PageTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Twilio's pages. The number of a page is worth nothing without its token, which is for one list only. */
final class TwilioPages {

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;

    private final Function<String, URI> server;

    TwilioPages(Function<String, URI> server) {
        this.server = server;
    }

    FakeResponse page(ReceivedRequest request, String key, List<ObjectNode> all) {
        int size = number(request, "PageSize", USUAL_SIZE);
        int page = number(request, "Page", 0);
        if (size < 1 || size > LARGEST_SIZE) {
            throw TwilioErrors.invalid("PageSize");
        }
        ReceivedRequest filters = request.withoutQuery("PageSize", "Page", "PageToken");
        String list = request.path() + "?" + filters.rawQuery();
        int from = page == 0
                ? 0
                : PageTokens.offset(request.queryValue("PageToken").orElse(""), list)
                        .orElseThrow(() -> TwilioErrors.invalid("PageToken"));
        int to = Math.min(all.size(), from + size);
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray(key);
        all.subList(Math.min(from, to), to).forEach(items::add);
        body.putObject("meta")
                .put("page", page)
                .put("page_size", size)
                .put("first_page_url", url(filters, size, 0, null))
                .put(
                        "previous_page_url",
                        page == 0 ? null : url(filters, size, page - 1, PageTokens.of(list, Math.max(0, from - size))))
                .put(
                        "url",
                        url(filters, size, page, request.queryValue("PageToken").orElse(null)))
                .put("next_page_url", to == all.size() ? null : url(filters, size, page + 1, PageTokens.of(list, to)))
                .put("key", key);
        return Json.response(200, body);
    }

    private String url(ReceivedRequest filters, int size, int page, @Nullable String token) {
        Map<String, String> query = new LinkedHashMap<>();
        filters.query().forEach((name, values) -> query.put(name, values.get(0)));
        query.put("PageSize", String.valueOf(size));
        query.put("Page", String.valueOf(page));
        if (token != null) {
            query.put("PageToken", token);
        }
        return server.apply(filters.path())
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static int number(ReceivedRequest request, String name, int usual) {
        String value = request.queryValue(name).orElse(String.valueOf(usual));
        if (!value.matches("[0-9]{1,6}")) {
            throw TwilioErrors.invalid(name);
        }
        return Integer.parseInt(value);
    }
}
