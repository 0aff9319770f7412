package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.Paging;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** VideoSDK's pages: {@code {"pageInfo": {...}, "data": ...}}. The type of {@code data} differs by operation. */
final class VideoSdkPages {

    private static final int USUAL_SIZE = 20;

    private final Set<ResponseShape> shapes;

    VideoSdkPages(Set<ResponseShape> shapes) {
        this.shapes = shapes;
    }

    /** Responds with the items of the requested page as an array. */
    <T> FakeResponse list(Call call, List<T> all, Function<T, ObjectNode> describe) {
        return list(call, all, describe, "data");
    }

    /** Like {@link #list(Call, List, Function)}, for an operation whose array has another name. */
    <T> FakeResponse list(Call call, List<T> all, Function<T, ObjectNode> describe, String key) {
        Paging paging = paging(call);
        ArrayNode data = Json.array();
        paging.of(all).forEach(item -> data.add(describe.apply(item)));
        return Json.response(
                200, shapes.contains(ResponseShape.BARE_ARRAYS) ? data : withPageInfo(paging, all.size(), key, data));
    }

    /** Responds with data made from the items of the requested page. */
    <T> FakeResponse page(Call call, List<T> all, Function<List<T>, JsonNode> data) {
        Paging paging = paging(call);
        return Json.response(200, withPageInfo(paging, all.size(), "data", data.apply(paging.of(all))));
    }

    private ObjectNode withPageInfo(Paging paging, int total, String key, JsonNode data) {
        boolean pagination = shapes.contains(ResponseShape.PAGINATION);
        boolean otherNames = pagination || shapes.contains(ResponseShape.OTHER_PAGE_NAMES);
        ObjectNode response = Json.object();
        response.putObject(pagination ? "pagination" : "pageInfo")
                .put(otherNames ? "page" : "currentPage", paging.page())
                .put("perPage", paging.size())
                .put(otherNames ? "totalPages" : "lastPage", paging.lastPage(total))
                .put("total", total);
        response.set(key, data);
        return response;
    }

    private static Paging paging(Call call) {
        return Paging.read(
                call.request(),
                "page",
                "perPage",
                USUAL_SIZE,
                () -> VideoSdkErrors.badRequest("page and perPage must be positive numbers"));
    }
}
