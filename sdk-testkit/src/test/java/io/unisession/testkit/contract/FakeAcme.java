package io.unisession.testkit.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service of calls in rooms: calls are ended by their room, and listed by links; people are listed by cursors. */
final class FakeAcme extends FakeService {
    static final String KEY = "acme/key+4711==";

    private final Map<String, ObjectNode> calls = new LinkedHashMap<>();
    private final RouteTable routes = new RouteTable()
            .on("GET", "/v3/calls", this::list)
            .on("GET", "/v3/calls/{id}", call -> Json.response(200, found(call)))
            .on("DELETE", "/v3/calls/{id}", this::delete)
            .on("GET", "/v3/calls/{id}/people", this::people)
            .on("DELETE", "/v3/calls/{id}/people/{person}", this::remove)
            .on("POST", "/v3/calls/{id}/tokens", this::token)
            .on("POST", "/v3/rooms/{room}/end", this::end);

    FakeAcme() {
        super("/v3");
        open();
    }

    void add(String json) {
        ObjectNode call = Json.readObject(json);
        change(() -> calls.put(call.get("id").textValue(), call));
    }

    String begin(String room) {
        return changeAndGet(() -> {
            String id = "call-" + (calls.size() + 1);
            ObjectNode call = Json.object().put("id", id).put("room", room).put("state", "open");
            call.put("started", "2026-03-01T10:00:00Z").putNull("ended");
            for (String person : List.of("priya", "tomas")) {
                call.withArray("people").addObject().put("id", person).put("joined", "2026-03-01T10:00:00Z");
            }
            calls.put(id, call);
            return id;
        });
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        if (request.credential().filter(KEY::equals).isEmpty()) {
            throw refusal(401, "unknown key");
        }
        return routes.find(request).map(RouteTable.Match::respond).orElseThrow(() -> refusal(404, "no such path"));
    }

    private FakeResponse list(Call call) {
        List<ObjectNode> all = List.copyOf(calls.values());
        int from = number(call, "after", 0);
        int to = Math.min(all.size(), from + number(call, "limit", 20));
        ObjectNode response = Json.object().put("total", all.size());
        ArrayNode items = response.putArray("calls");
        all.subList(Math.min(from, to), to).forEach(items::add);
        if (to < all.size()) {
            response.put("next", baseUrl() + "/calls?limit=" + (to - from) + "&after=" + to);
        }
        return Json.response(200, response);
    }

    private FakeResponse people(Call call) {
        List<ObjectNode> all = new ArrayList<>();
        found(call).withArray("people").forEach(person -> all.add((ObjectNode) person));
        int from = number(call, "cursor", 0);
        int to = Math.min(all.size(), from + number(call, "limit", 20));
        ObjectNode response = Json.object().put("call", call.variable("id")).put("total", all.size());
        ArrayNode items = response.putArray("people");
        all.subList(Math.min(from, to), to).forEach(items::add);
        return Json.response(
                200, response.put("more", to < all.size()).put("cursor", to < all.size() ? "" + to : null));
    }

    private FakeResponse delete(Call call) {
        calls.remove(found(call).get("id").textValue());
        return FakeResponse.empty(204);
    }

    private FakeResponse remove(Call call) {
        ArrayNode people = found(call).withArray("people");
        for (int index = 0; index < people.size(); index++) {
            if (people.get(index).get("id").textValue().equals(call.variable("person"))) {
                people.remove(index);
                return FakeResponse.empty(204);
            }
        }
        throw refusal(404, "no such person");
    }

    private FakeResponse token(Call call) {
        String id = found(call).get("id").textValue();
        return Json.response(200, Json.object().put("call", id).put("token", "made-up-token-of-" + id));
    }

    private FakeResponse end(Call call) {
        calls.values().stream()
                .filter(each -> each.get("room").textValue().equals(call.variable("room")))
                .forEach(each -> each.put("state", "over").put("ended", "2026-03-01T11:00:00Z"));
        return Json.response(200, Json.object().put("ended", true));
    }

    private ObjectNode found(Call call) {
        ObjectNode found = calls.get(call.variable("id"));
        if (found == null) {
            throw refusal(404, "no such call");
        }
        return found;
    }

    private static int number(Call call, String parameter, int usual) {
        return call.request().queryValue(parameter).map(Integer::parseInt).orElse(usual);
    }

    private static ErrorResponseException refusal(int status, String message) {
        return new ErrorResponseException(
                FakeResponse.json(status, Json.object().put("message", message).toString()));
    }
}
