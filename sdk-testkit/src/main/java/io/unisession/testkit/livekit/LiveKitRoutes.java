package io.unisession.testkit.livekit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.List;
import java.util.Optional;

/** The operations of LiveKit's {@code RoomService} on rooms and participants, and the list of its {@code Egress}. */
final class LiveKitRoutes {

    private static final String SERVICE = "/twirp/livekit.RoomService/";

    private final LiveKitState state;
    private final LiveKitTokens tokens;

    LiveKitRoutes(LiveKitState state, LiveKitTokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    /** An operation, given the grants of its token and its body. */
    private interface Operation {
        ObjectNode perform(LiveKitGrants grants, LiveKitRequest request);
    }

    void addTo(RouteTable routes) {
        routes.on("POST", "/twirp/livekit.Egress/ListEgress", call -> respond(call, this::listEgress));
        add(routes, "ListRooms", this::listRooms);
        add(routes, "CreateRoom", this::createRoom);
        add(routes, "DeleteRoom", this::deleteRoom);
        add(routes, "UpdateRoomMetadata", this::updateRoomMetadata);
        add(routes, "ListParticipants", this::listParticipants);
        add(routes, "GetParticipant", this::getParticipant);
        add(routes, "RemoveParticipant", this::removeParticipant);
    }

    private void add(RouteTable routes, String method, Operation operation) {
        routes.on("POST", SERVICE + method, call -> respond(call, operation));
    }

    /** The token is checked first, then the body is read, then the grants are checked. */
    private FakeResponse respond(Call call, Operation operation) {
        LiveKitGrants grants = tokens.grants(call.request());
        String type = call.request().header("Content-Type").orElse("");
        if (!type.split(";", -1)[0].strip().equals("application/json")) {
            return LiveKitErrors.badRoute(call.request().path());
        }
        return Json.response(200, operation.perform(grants, LiveKitRequest.of(call)));
    }

    private ObjectNode listRooms(LiveKitGrants grants, LiveKitRequest request) {
        grants.require("roomList");
        List<String> names = request.texts("names");
        ObjectNode response = Json.object();
        ArrayNode rooms = response.putArray("rooms");
        state.all().stream()
                .filter(room -> names.isEmpty() || names.contains(room.name()))
                .forEach(room -> rooms.add(room.toJson()));
        return response;
    }

    private ObjectNode createRoom(LiveKitGrants grants, LiveKitRequest request) {
        grants.require("roomCreate");
        LiveKitRoom room = state.open(request.newName());
        room.configure(request);
        return room.toJson();
    }

    private ObjectNode deleteRoom(LiveKitGrants grants, LiveKitRequest request) {
        grants.require("roomCreate");
        state.delete(request.room());
        return Json.object();
    }

    private ObjectNode updateRoomMetadata(LiveKitGrants grants, LiveKitRequest request) {
        grants.requireAdminOf(request.room());
        LiveKitRoom room = state.room(request.room());
        room.setMetadata(request.text("metadata").orElse(""));
        return room.toJson();
    }

    /** An unknown room has no participants, as on a server of one's own. */
    private ObjectNode listParticipants(LiveKitGrants grants, LiveKitRequest request) {
        grants.requireAdminOf(request.room());
        ObjectNode response = Json.object();
        ArrayNode participants = response.putArray("participants");
        state.find(request.room())
                .ifPresent(room -> room.participants().forEach(participant -> participants.add(participant.json())));
        return response;
    }

    private ObjectNode getParticipant(LiveKitGrants grants, LiveKitRequest request) {
        grants.requireAdminOf(request.room());
        return state.find(request.room())
                .flatMap(room -> room.participant(request.identity()))
                .orElseThrow(() -> new ErrorResponseException(LiveKitErrors.noParticipant()))
                .json();
    }

    /** The size of a page is not documented. */
    private ObjectNode listEgress(LiveKitGrants grants, LiveKitRequest request) {
        grants.require("roomRecord");
        Optional<String> room = request.text("room_name");
        Optional<String> id = request.text("egress_id");
        List<ObjectNode> found = state.egress()
                .where(each -> room.orElse(each.path("room_name").asText())
                                .equals(each.path("room_name").asText())
                        && id.orElse(each.path("egress_id").asText())
                                .equals(each.path("egress_id").asText()));
        int from = request.pageToken().map(Integer::parseInt).orElse(0);
        int to = Math.min(found.size(), from + 100);
        ObjectNode response = Json.object();
        ArrayNode items = response.putArray("items");
        found.subList(from, to).forEach(items::add);
        if (to < found.size()) {
            response.putObject("next_page_token").put("token", Integer.toString(to));
        } else {
            response.putNull("next_page_token");
        }
        return response;
    }

    private ObjectNode removeParticipant(LiveKitGrants grants, LiveKitRequest request) {
        grants.requireAdminOf(request.room());
        state.leave(request.room(), request.identity(), "PARTICIPANT_REMOVED");
        return Json.object();
    }
}
