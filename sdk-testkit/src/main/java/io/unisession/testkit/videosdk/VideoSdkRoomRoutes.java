package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Version 2 of VideoSDK's operations on rooms. */
final class VideoSdkRoomRoutes {

    private static final String ROOMS = "/v2/rooms";

    private final VideoSdkState state;
    private final VideoSdkPages pages;
    private final Supplier<String> baseUrl;

    VideoSdkRoomRoutes(VideoSdkState state, VideoSdkPages pages, Supplier<String> baseUrl) {
        this.state = state;
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    void addTo(RouteTable routes) {
        routes.on("POST", ROOMS, this::create)
                .on("GET", ROOMS, this::list)
                .on("GET", ROOMS + "/", this::list)
                .on("POST", ROOMS + "/deactivate", this::deactivate)
                .on("GET", ROOMS + "/validate/{roomId}", this::validate)
                .on("GET", ROOMS + "/{roomId}", this::get);
    }

    private FakeResponse create(Call call) {
        ObjectNode request = VideoSdkRequest.body(call);
        JsonNode webhook = request.get("webhook");
        return Json.response(
                200,
                withUserId(state.createRoom(Json.text(request, "customRoomId").orElse(null), webhook)));
    }

    private FakeResponse validate(Call call) {
        VideoSdkRoom room = state.room(call.variable("roomId"));
        return Json.response(200, withUserId(room));
    }

    private FakeResponse get(Call call) {
        return Json.response(200, withUser(state.room(call.variable("roomId"))));
    }

    private FakeResponse list(Call call) {
        Optional<String> query = call.request().queryValue("query");
        List<VideoSdkRoom> found = state.rooms().stream()
                .filter(room -> query.map(room::isNamed).orElse(true))
                .toList();
        return pages.list(call, found, this::withUser);
    }

    /** The response has the names of version 1. */
    private FakeResponse deactivate(Call call) {
        String roomId = VideoSdkRequest.required(VideoSdkRequest.body(call), "roomId");
        VideoSdkRoom room = state.deactivate(roomId);
        ObjectNode response = Json.object();
        room.webhook().ifPresent(webhook -> response.set("webhook", webhook));
        response.put("disabled", room.isDisabled()).setAll(VideoSdkMeetingJson.meeting(room));
        response.set("user", user());
        return Json.response(200, response);
    }

    private ObjectNode withUserId(VideoSdkRoom room) {
        return describe(room).put("userId", VideoSdkSessionJson.ACCOUNT_USER_ID);
    }

    private ObjectNode withUser(VideoSdkRoom room) {
        ObjectNode described = describe(room);
        described.set("user", user());
        return described;
    }

    private ObjectNode describe(VideoSdkRoom room) {
        ObjectNode json = Json.object().put("roomId", room.roomId());
        room.customRoomId().ifPresent(custom -> json.put("customRoomId", custom));
        json.put("disabled", room.isDisabled())
                .put("createdAt", Json.write(room.createdAt()))
                .put("updatedAt", Json.write(room.updatedAt()))
                .put("id", room.documentId());
        json.putObject("links")
                .put("get_room", baseUrl.get() + "/v2/rooms/" + room.roomId())
                .put("get_session", baseUrl.get() + "/v2/sessions/");
        return json;
    }

    private static ObjectNode user() {
        return Json.object()
                .put("email", "owner@example.com")
                .put("name", "Owner")
                .putNull("discontinuedReason")
                .put("id", VideoSdkSessionJson.ACCOUNT_USER_ID);
    }
}
