package io.unisession.testkit.hundredms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.StrictRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations of 100ms on sessions and on the rooms in which they are active. */
final class HundredMsRoutes {
    private static final int SMALLEST_PAGE = 10;
    private static final int LARGEST_PAGE = 100;

    private final HundredMsState state;
    private final HundredMsTokens tokens;

    HundredMsRoutes(HundredMsState state, HundredMsTokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    void addTo(RouteTable routes) {
        on(routes, "GET", "/v2/sessions", this::listSessions);
        on(routes, "GET", "/v2/sessions/{id}", this::getSession);
        on(routes, "GET", "/v2/recording-assets", this::listRecordingAssets);
        on(routes, "POST", "/v2/active-rooms/{id}/end-room", this::endRoom);
        on(routes, "POST", "/v2/active-rooms/{id}/remove-peers", this::removePeers);
    }

    private void on(RouteTable routes, String method, String path, Call.Handler handler) {
        routes.on(method, path, call -> {
            tokens.require(call.request());
            return handler.respond(call);
        });
    }

    private static StrictRequest read(Call call) {
        return new StrictRequest(call, HundredMsErrors::invalid);
    }

    private FakeResponse getSession(Call call) {
        read(call).allowQuery();
        String id = call.variable("id");
        return FakeResponse.json(
                200,
                state.find(id)
                        .orElseThrow(() -> HundredMsErrors.notFound("session " + id))
                        .response());
    }

    /** The last page has a {@code last} too. A list of nothing is {@code null}. */
    private FakeResponse listSessions(Call call) {
        StrictRequest request = read(call).allowQuery("active", "room_id", "after", "before", "limit", "start");
        Optional<Boolean> active = request.flag("active");
        Optional<String> roomId = request.text("room_id");
        Optional<Instant> after = time(request, "after");
        Optional<Instant> before = time(request, "before");
        int limit = request.number("limit", SMALLEST_PAGE, LARGEST_PAGE)
                .map(Math::toIntExact)
                .orElse(SMALLEST_PAGE);
        List<HundredMsSession> found = state.sessions(session -> active.orElse(session.isActive()) == session.isActive()
                && roomId.orElse(session.roomId()).equals(session.roomId())
                && !session.createdAt().isBefore(after.orElse(Instant.MIN))
                && !session.createdAt().isAfter(before.orElse(Instant.MAX)));
        return page(request, limit, found.stream().map(HundredMsSession::fields).toList());
    }

    /** The smallest and the largest page are not documented. */
    private FakeResponse listRecordingAssets(Call call) {
        StrictRequest request = read(call).allowQuery("session_id", "room_id", "status", "start", "limit");
        int limit =
                request.number("limit", 1, LARGEST_PAGE).map(Math::toIntExact).orElse(SMALLEST_PAGE);
        List<ObjectNode> found = state.recordingAssets()
                .where(asset -> Stream.of("session_id", "room_id", "status")
                        .allMatch(name -> request.text(name)
                                .filter(wanted ->
                                        !wanted.equals(asset.path(name).asText()))
                                .isEmpty()));
        return page(request, limit, found);
    }

    private static FakeResponse page(StrictRequest request, int limit, List<ObjectNode> found) {
        List<ObjectNode> rest = after(request, found);
        List<ObjectNode> page = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode response = Json.object().put("limit", limit);
        if (page.isEmpty()) {
            return Json.response(200, response.putNull("data").put("last", ""));
        }
        ArrayNode data = response.putArray("data");
        page.forEach(data::add);
        return Json.response(200, response.put("last", id(page.get(page.size() - 1))));
    }

    private static String id(ObjectNode listed) {
        return listed.path("id").asText();
    }

    private static List<ObjectNode> after(StrictRequest request, List<ObjectNode> all) {
        return request.text("start")
                .map(last -> {
                    int place = all.stream().map(HundredMsRoutes::id).toList().indexOf(last);
                    if (place < 0) {
                        throw request.refused("start is not in the list");
                    }
                    return all.subList(place + 1, all.size());
                })
                .orElse(all);
    }

    private static Optional<Instant> time(StrictRequest request, String name) {
        return request.text(name).map(value -> {
            if (!value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z")) {
                throw request.refused(name + " must be a time in UTC");
            }
            return Instant.parse(value);
        });
    }

    private FakeResponse endRoom(Call call) {
        StrictRequest request = read(call).allowQuery();
        ObjectNode body = request.body("reason", "lock");
        if (!body.path("lock").isMissingNode() && !body.path("lock").isBoolean()) {
            throw request.refused("lock must be true or false");
        }
        state.end(state.activeIn(call.variable("id")));
        return message("session is ending");
    }

    private FakeResponse removePeers(Call call) {
        StrictRequest request = read(call).allowQuery();
        ObjectNode body = request.body("peer_id", "role", "reason");
        HundredMsSession session = state.activeIn(call.variable("id"));
        Optional<String> peerId = Json.text(body, "peer_id");
        if (peerId.isPresent()) {
            ObjectNode peer =
                    session.present(peerId.get()).orElseThrow(() -> HundredMsErrors.notFound("peer " + peerId.get()));
            state.leave(session, peer, "peer kicked");
        } else {
            JsonNode role = body.path("role");
            if (!role.isTextual()) {
                throw request.refused("peer_id or role is required");
            }
            session.present().stream()
                    .filter(peer -> peer.path("role").equals(role))
                    .forEach(peer -> state.leave(session, peer, "peer kicked"));
        }
        return message("peer remove request submitted");
    }

    private static FakeResponse message(String text) {
        return Json.response(200, Json.object().put("message", text));
    }
}
