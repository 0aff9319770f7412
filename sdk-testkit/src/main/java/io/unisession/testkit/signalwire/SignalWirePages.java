package io.unisession.testkit.signalwire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.PageTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SignalWire's pages. Every page but the first needs a token, which is for one list only. */
final class SignalWirePages {

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;

    private final Function<String, URI> server;

    SignalWirePages(Function<String, URI> server) {
        this.server = server;
    }

    FakeResponse page(ReceivedRequest request, List<ObjectNode> all) {
        int size = number(request, "page_size", USUAL_SIZE);
        int page = number(request, "page_number", 0);
        if (size < 1 || size > LARGEST_SIZE) {
            throw SignalWireErrors.badRequest();
        }
        ReceivedRequest filters = request.withoutQuery("page_size", "page_number", "page_token");
        String list = filters.path() + "?" + filters.rawQuery();
        int from = page == 0
                ? 0
                : PageTokens.offset(request.queryValue("page_token").orElse(""), list)
                        .orElseThrow(SignalWireErrors::badRequest);
        int to = Math.min(all.size(), from + size);
        ObjectNode body = Json.object();
        ObjectNode links = body.putObject("links")
                .put("self", url(request))
                .put("first", url(sized(filters, size).withQuery("page_number", "0")));
        if (to < all.size()) {
            links.put("next", link(sized(filters, size), page + 1, PageTokens.of(list, to)));
        }
        if (page > 0) {
            links.put("prev", link(sized(filters, size), page - 1, PageTokens.of(list, Math.max(0, from - size))));
        }
        ArrayNode items = body.putArray("data");
        all.subList(Math.min(from, to), to).forEach(items::add);
        return Json.response(200, body);
    }

    private static ReceivedRequest sized(ReceivedRequest filters, int size) {
        return filters.withQuery("page_size", String.valueOf(size));
    }

    private String link(ReceivedRequest list, int page, String token) {
        return url(list.withQuery("page_number", String.valueOf(page)).withQuery("page_token", token));
    }

    private String url(ReceivedRequest request) {
        String query = new TreeMap<>(request.query())
                .entrySet().stream()
                        .map(each -> each.getKey() + "="
                                + URLEncoder.encode(each.getValue().get(0), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return server.apply(request.path()) + (query.isEmpty() ? "" : "?" + query);
    }

    private static int number(ReceivedRequest request, String name, int usual) {
        String value = request.queryValue(name).orElse(String.valueOf(usual));
        if (!value.matches("[0-9]{1,6}")) {
            throw SignalWireErrors.badRequest();
        }
        return Integer.parseInt(value);
    }
}
