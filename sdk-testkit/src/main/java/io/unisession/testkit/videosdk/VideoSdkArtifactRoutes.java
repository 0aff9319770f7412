package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** VideoSDK's lists of recordings, transcripts and streams, and the operations that start and stop them. */
final class VideoSdkArtifactRoutes {

    private static final String ROOMS = "/v2/recordings";
    private static final String PARTICIPANTS = "/v2/recordings/participant";
    private static final String TRACKS = "/v2/recordings/participant/track";
    private static final String COMPOSITES = "/v2/recordings/composite";
    private static final String MERGES = "/v2/recordings/participant/merge";
    private static final String STREAMS = "/v2/hls";
    private static final String REALTIME = "/ai/v1/realtime-transcriptions";
    private static final String MEETINGS = "/v1/meeting-recordings";
    private static final List<String> FILTERS = List.of("sessionId", "participantId", "status", "id");

    private final VideoSdkPages pages;
    private final VideoSdkErrors errors;
    private final Map<String, List<ObjectNode>> lists = new LinkedHashMap<>();

    VideoSdkArtifactRoutes(VideoSdkPages pages, VideoSdkErrors errors) {
        this.pages = pages;
        this.errors = errors;
        for (String path : List.of(
                ROOMS,
                PARTICIPANTS,
                TRACKS,
                COMPOSITES,
                MERGES,
                "/v2/transcodings",
                STREAMS,
                "/v2/livestreams",
                "/ai/v1/post-transcriptions",
                REALTIME,
                MEETINGS)) {
            lists.put(path, new ArrayList<>());
        }
    }

    void addTo(RouteTable routes) {
        // Fixed paths first, which the ids of the other routes would match as well.
        routes.on("POST", ROOMS + "/start", this::start)
                .on("POST", ROOMS + "/end", this::stop)
                .on("POST", STREAMS + "/start", this::start)
                .on("POST", STREAMS + "/end", this::stop)
                .on("POST", REALTIME + "/start", this::start)
                .on("POST", REALTIME + "/end", this::stop)
                .on("GET", STREAMS + "/{roomId}/active", this::activeStream);
        for (String path : List.of(PARTICIPANTS, TRACKS, COMPOSITES)) {
            routes.on("POST", path + "/start", this::start).on("POST", path + "/stop", this::stop);
        }
        for (String path : lists.keySet()) {
            routes.on("GET", path, call -> list(call, path));
        }
        for (String path : List.of(ROOMS, PARTICIPANTS, TRACKS, COMPOSITES, MEETINGS)) {
            routes.on("DELETE", path + "/{id}", call -> delete(call, path));
        }
        for (String path : lists.keySet()) {
            routes.on("GET", path + "/{id}", call -> get(call, path));
        }
    }

    void add(String path, String json) {
        items(path).add(Json.readObject(json));
    }

    private List<ObjectNode> items(String path) {
        List<ObjectNode> items = lists.get(path);
        if (items == null) {
            throw new IllegalArgumentException("there is no list " + path + ", only " + lists.keySet());
        }
        return items;
    }

    private FakeResponse list(Call call, String path) {
        List<ObjectNode> found = items(path).stream()
                .filter(item -> matches(item, call.request(), path))
                .toList();
        return pages.list(call, found, item -> item, key(path));
    }

    private static String key(String path) {
        return path.startsWith("/ai/") ? "transcriptions" : path.equals(MERGES) ? "recordings" : "data";
    }

    /** The list of realtime transcripts ignores the filters. */
    private static boolean matches(ObjectNode item, ReceivedRequest request, String path) {
        if (path.equals(REALTIME)) {
            return true;
        }
        Optional<String> room = request.queryValue(path.equals(MEETINGS) ? "meetingId" : "roomId");
        Optional<String> itsRoom = Json.text(item, "roomId").or(() -> Json.text(item, "meetingId"));
        return (room.isEmpty() || itsRoom.isEmpty() || room.equals(itsRoom))
                && FILTERS.stream()
                        .allMatch(name -> request.queryValue(name).isEmpty()
                                || Json.text(item, name).isEmpty()
                                || request.queryValue(name).equals(Json.text(item, name)));
    }

    private FakeResponse get(Call call, String path) {
        return find(path, call.variable("id"))
                .map(item -> Json.response(200, item))
                .orElseGet(() -> errors.notFound("Entry"));
    }

    private FakeResponse delete(Call call, String path) {
        Optional<ObjectNode> found = find(path, call.variable("id"));
        found.ifPresent(items(path)::remove);
        return found.isPresent() ? text("Recording deleted") : errors.notFound("Recording");
    }

    private Optional<ObjectNode> find(String path, String id) {
        return items(path).stream()
                .filter(item -> Json.text(item, "id").filter(id::equals).isPresent())
                .findFirst();
    }

    private FakeResponse activeStream(Call call) {
        return items(STREAMS).stream()
                .filter(item -> !item.hasNonNull("end")
                        && Json.text(item, "roomId")
                                .filter(call.variable("roomId")::equals)
                                .isPresent())
                .findFirst()
                .map(item -> {
                    ObjectNode response = Json.object().put("code", 200);
                    response.set("data", item);
                    return Json.response(200, response);
                })
                .orElseGet(() -> errors.notFound("Stream"));
    }

    /** Recordings of participants and tracks start with a sentence, the others with an id. */
    private FakeResponse start(Call call) {
        ObjectNode request = VideoSdkRequest.body(call);
        VideoSdkRequest.required(request, "roomId");
        return request.has("participantId")
                ? text("Recording started")
                : Json.response(200, Json.object().put("id", "65d303d6d2c373dfd71b38a2"));
    }

    private FakeResponse stop(Call call) {
        VideoSdkRequest.required(VideoSdkRequest.body(call), "roomId");
        return text("Stopped");
    }

    private static FakeResponse text(String sentence) {
        return FakeResponse.json(200, "\"" + sentence + "\"");
    }
}
