package io.unisession.testkit.realtimekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.StrictRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** RealtimeKit's operations on sessions, their participants, and the meetings in which they are live. */
final class RealtimeKitRoutes {
    private static final int USUAL_PAGE = 20;

    private final RealtimeKitState state;
    private final boolean wrapsSession;
    private final String publicKey;

    RealtimeKitRoutes(RealtimeKitState state, boolean wrapsSession, String publicKey) {
        this.state = state;
        this.publicKey = publicKey;
        this.wrapsSession = wrapsSession;
    }

    void addTo(RouteTable routes, String base, UnaryOperator<Call.Handler> withToken) {
        String meeting = base + "/meetings/{id}";
        routes.on("GET", base + "/sessions", withToken.apply(this::listSessions))
                .on("GET", base + "/sessions/{id}", withToken.apply(this::getSession))
                .on("GET", base + "/sessions/{id}/participants", withToken.apply(this::listParticipants))
                .on("GET", base + "/recordings", withToken.apply(this::listRecordings))
                .on("POST", meeting + "/active-session/kick-all", withToken.apply(this::kickAll))
                .on("POST", meeting + "/active-session/kick", withToken.apply(this::kick))
                .on("POST", meeting + "/participants", withToken.apply(this::addParticipant))
                .on("GET", "/.well-known/webhooks.json", this::getPublicKey);
    }

    /** The key that verifies events. Anybody may have it. */
    private FakeResponse getPublicKey(Call call) {
        read(call).allowQuery();
        return success(200, Json.object().put("publicKey", publicKey));
    }

    private static StrictRequest read(Call call) {
        return new StrictRequest(call, RealtimeKitErrors::invalid);
    }

    private FakeResponse getSession(Call call) {
        read(call).allowQuery("include_breakout_rooms").flag("include_breakout_rooms");
        RealtimeKitSession session = state.session(call.variable("id"));
        return session.given().map(body -> FakeResponse.json(200, body)).orElseGet(() -> {
            ObjectNode wrapped = Json.object();
            wrapped.set("session", session.fields());
            return success(200, wrapsSession ? wrapped : session.fields());
        });
    }

    private FakeResponse listSessions(Call call) {
        StrictRequest request = read(call).allowQuery("associated_id", "status", "page_no", "per_page");
        Optional<String> meetingId = request.text("associated_id");
        Optional<String> status = request.text("status");
        if (!List.of("LIVE", "ENDED").contains(status.orElse("LIVE"))) {
            throw request.refused("status must be LIVE or ENDED");
        }
        List<RealtimeKitSession> found = state.sessions(session ->
                meetingId.filter(id -> !id.equals(session.meetingId())).isEmpty()
                        && status.filter(word -> !session.has(word)).isEmpty());
        ObjectNode data = Json.object();
        ArrayNode sessions = data.putArray("sessions");
        int from = from(request);
        List<RealtimeKitSession> page = page(request, found);
        page.forEach(session -> sessions.add(session.fields()));
        ObjectNode response = Json.object().put("success", true);
        response.set("data", data);
        response.putObject("paging")
                .put("total_count", found.size())
                .put("start_offset", from + 1)
                .put("end_offset", from + page.size());
        return Json.response(200, response);
    }

    private FakeResponse listParticipants(Call call) {
        StrictRequest request = read(call).allowQuery("page_no", "per_page");
        ObjectNode data = Json.object();
        ArrayNode participants = data.putArray("participants");
        participants.addAll(page(request, state.session(call.variable("id")).peers()));
        return success(200, data);
    }

    /** A recording names its session, but not its meeting. */
    private FakeResponse listRecordings(Call call) {
        StrictRequest request = read(call)
                .allowQuery(
                        "meeting_id",
                        "start_time",
                        "end_time",
                        "status",
                        "expired",
                        "search",
                        "page_no",
                        "per_page",
                        "sort_by",
                        "sort_order");
        List<ObjectNode> found = state.recordings()
                .where(recording -> request.text("meeting_id")
                        .filter(meeting -> !state.find(
                                        recording.path("session_id").asText())
                                .map(RealtimeKitSession::meetingId)
                                .orElse(meeting)
                                .equals(meeting))
                        .isEmpty());
        List<ObjectNode> page = page(request, found);
        ObjectNode response = Json.object().put("success", true);
        response.putArray("data").addAll(page);
        response.putObject("paging")
                .put("total_count", found.size())
                .put("start_offset", from(request) + 1)
                .put("end_offset", from(request) + page.size());
        return Json.response(200, response);
    }

    private static <T> List<T> page(StrictRequest request, List<T> all) {
        int from = Math.min(all.size(), from(request));
        return all.subList(from, Math.min(all.size(), from + size(request)));
    }

    private static int from(StrictRequest request) {
        int page = request.number("page_no", 1, Short.MAX_VALUE)
                .map(Math::toIntExact)
                .orElse(1);
        return (page - 1) * size(request);
    }

    private static int size(StrictRequest request) {
        return request.number("per_page", 1, Short.MAX_VALUE)
                .map(Math::toIntExact)
                .orElse(USUAL_PAGE);
    }

    /** Has no body. */
    private FakeResponse kickAll(Call call) {
        StrictRequest request = read(call).allowQuery();
        if (!call.request().body().isEmpty()) {
            throw request.refused("unexpected body");
        }
        RealtimeKitSession session = state.liveIn(call.variable("id"));
        List<ObjectNode> present = session.present();
        present.forEach(peer -> state.leave(session, peer, "HOST_ENDED_MEETING"));
        return success(200, Json.object().put("action", "kick-all").put("kicked_participants_count", present.size()));
    }

    private FakeResponse kick(Call call) {
        StrictRequest request = read(call).allowQuery();
        ObjectNode body = request.body("participant_ids", "custom_participant_ids");
        List<String> ids = texts(request, body, "participant_ids");
        List<String> customIds = texts(request, body, "custom_participant_ids");
        RealtimeKitSession session = state.liveIn(call.variable("id"));
        ids.forEach(id -> requirePresent(session, "user_id", id));
        customIds.forEach(id -> requirePresent(session, "custom_participant_id", id));
        ObjectNode data = Json.object().put("action", "kick");
        ArrayNode kicked = data.putArray("participants");
        session.present().stream()
                .filter(peer -> ids.contains(peer.path("user_id").asText())
                        || customIds.contains(peer.path("custom_participant_id").asText()))
                .forEach(peer -> {
                    state.leave(session, peer, "HOST_ENDED_MEETING");
                    kicked.addObject()
                            .put("id", peer.path("user_id").asText())
                            .put("created_at", peer.path("created_at").asText())
                            .put("updated_at", peer.path("updated_at").asText())
                            .put("name", peer.path("display_name").asText());
                });
        return success(200, data);
    }

    private static void requirePresent(RealtimeKitSession session, String field, String id) {
        if (session.present().stream()
                .noneMatch(peer -> peer.path(field).asText().equals(id))) {
            throw RealtimeKitErrors.noUser(id);
        }
    }

    /** Both lists are required. One may be empty. */
    private static List<String> texts(StrictRequest request, ObjectNode body, String field) {
        if (!body.path(field).isArray()) {
            throw request.refused(field + " must be a list");
        }
        List<String> texts = new ArrayList<>();
        body.path(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private FakeResponse addParticipant(Call call) {
        StrictRequest request = read(call).allowQuery();
        ObjectNode body = request.body("custom_participant_id", "preset_name", "name", "picture");
        RealtimeKitPerson person = state.enrol(
                call.variable("id"),
                required(request, body, "custom_participant_id"),
                Json.text(body, "name").orElse(""),
                required(request, body, "preset_name"));
        String now = Json.write(state.now());
        return success(
                201,
                Json.object()
                        .put("id", person.id())
                        .put("name", person.name())
                        .putNull("picture")
                        .put("custom_participant_id", person.customId())
                        .put("preset_name", person.preset())
                        .put("created_at", now)
                        .put("updated_at", now)
                        .put("token", person.token()));
    }

    private static String required(StrictRequest request, ObjectNode body, String field) {
        return Json.text(body, field).orElseThrow(() -> request.refused(field + " is required"));
    }

    private static FakeResponse success(int status, JsonNode data) {
        ObjectNode response = Json.object().put("success", true);
        response.set("data", data);
        return Json.response(status, response);
    }
}
