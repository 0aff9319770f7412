package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeAnswer;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.Paging;
import java.util.List;
import java.util.function.Function;

/** VideoSDK's pages: {@code {"pageInfo": {...}, "data": ...}}, where what {@code data} is differs by operation. */
final class VideoSdkPages {

    private static final int USUAL_SIZE = 20;

    private VideoSdkPages() {}

    /** Answers with an array of those on the page that was asked for. */
    static <T> FakeAnswer list(Call call, List<T> all, Function<T, ObjectNode> describe) {
        return page(call, all, onPage -> {
            ArrayNode data = Json.array();
            onPage.forEach(item -> data.add(describe.apply(item)));
            return data;
        });
    }

    /** Answers with data made from those on the page that was asked for. */
    static <T> FakeAnswer page(Call call, List<T> all, Function<List<T>, JsonNode> data) {
        Paging paging = Paging.read(
                call.request(),
                "page",
                "perPage",
                USUAL_SIZE,
                () -> VideoSdkErrors.badRequest("page and perPage are positive numbers"));
        ObjectNode answer = Json.object();
        answer.putObject("pageInfo")
                .put("currentPage", paging.page())
                .put("perPage", paging.size())
                .put("lastPage", paging.lastPage(all.size()))
                .put("total", all.size());
        answer.set("data", data.apply(paging.of(all)));
        return Json.answer(200, answer);
    }
}
