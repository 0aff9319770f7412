package io.unisession.testkit.signalwire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.StrictRequest;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** SignalWire's operations on sessions, their members, and the tokens of rooms. */
final class SignalWireRoutes {

    private static final String VIDEO = "/api/video";
    private static final String SESSIONS = VIDEO + "/room_sessions";
    private static final Set<String> TOKEN_FIELDS = Set.of(
            "room_name",
            "user_name",
            "permissions",
            "join_from",
            "join_until",
            "remove_at",
            "remove_after_seconds_elapsed",
            "join_as",
            "media_allowed",
            "meta",
            "room_meta",
            "auto_create_room",
            "room_display_name",
            "end_room_session_on_leave");

    private final SignalWireState state;
    private final SignalWirePages pages;

    SignalWireRoutes(SignalWireState state, SignalWirePages pages) {
        this.state = state;
        this.pages = pages;
    }

    void addTo(RouteTable routes) {
        routes.on("GET", SESSIONS, this::list)
                .on("GET", SESSIONS + "/{id}", this::get)
                .on("GET", SESSIONS + "/{id}/members", this::listMembers)
                .on("GET", SESSIONS + "/{id}/recordings", this::listRecordings)
                .on("POST", VIDEO + "/room_tokens", this::createToken);
    }

    private FakeResponse list(Call call) {
        ReceivedRequest request = call.request();
        allow(call, "room_id", "room_name", "room_name_matches", "status", "page_size", "page_number", "page_token");
        if (request.queryValue("status")
                .filter(status -> !Set.of("in-progress", "completed").contains(status))
                .isPresent()) {
            throw SignalWireErrors.badRequest();
        }
        Stream<SignalWireSession> found = state.sessions().stream();
        found = filtered(
                found, request, "room_id", (session, id) -> session.roomId().equals(id));
        found = filtered(
                found,
                request,
                "room_name",
                (session, name) -> session.roomName().equals(name));
        found = filtered(
                found,
                request,
                "room_name_matches",
                (session, part) -> session.roomName().contains(part));
        found = filtered(found, request, "status", SignalWireSession::has);
        return pages.page(request, found.map(SignalWireSession::inList).toList());
    }

    private static Stream<SignalWireSession> filtered(
            Stream<SignalWireSession> sessions,
            ReceivedRequest request,
            String parameter,
            BiPredicate<SignalWireSession, String> matches) {
        return request.queryValue(parameter)
                .map(value -> sessions.filter(session -> matches.test(session, value)))
                .orElse(sessions);
    }

    private FakeResponse get(Call call) {
        allow(call);
        return Json.response(200, session(call).alone());
    }

    private FakeResponse listMembers(Call call) {
        allow(call, "page_size", "page_number", "page_token");
        return pages.page(call.request(), session(call).members());
    }

    private FakeResponse listRecordings(Call call) {
        allow(call, "media_ttl", "page_size", "page_number", "page_token");
        return pages.page(
                call.request(),
                state.recordings().with("/room_session_id", session(call).id()));
    }

    private FakeResponse createToken(Call call) {
        strict(call).allowQuery();
        boolean isJson = call.request()
                .header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        ObjectNode body =
                Json.tryReadObject(isJson ? call.request().body() : "").orElseThrow(SignalWireErrors::badRequest);
        body.fieldNames().forEachRemaining(name -> {
            if (!TOKEN_FIELDS.contains(name)) {
                throw SignalWireErrors.invalid(name, name + " is not known");
            }
        });
        String room = text(body, "room_name", 100);
        if (!room.matches("[A-Za-z0-9_-]+")) {
            throw SignalWireErrors.invalid("room_name", "Room name must be letters, digits, - and _");
        }
        if (!body.path("auto_create_room").asBoolean(true) && !state.hasRoom(room)) {
            throw SignalWireErrors.invalid("room_name", "Room name must be that of a room");
        }
        Instant until = Instant.MAX;
        if (body.has("join_until")) {
            until = Json.time(body, "join_until")
                    .filter(time -> time.isAfter(state.now()))
                    .orElseThrow(() -> SignalWireErrors.invalid("join_until", "Join until must be a time to come"));
        }
        String token = state.token(room, text(body, "user_name", 100), until);
        return Json.response(200, Json.object().put("token", token));
    }

    /** A text of the body; empty if there is none. */
    private static String text(ObjectNode body, String field, int longest) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isTextual() || value.textValue().length() > longest) {
            throw SignalWireErrors.invalid(field, field + " must be a text of at most " + longest + " characters");
        }
        return value.textValue();
    }

    private SignalWireSession session(Call call) {
        return state.find(call.variable("id")).orElseThrow(SignalWireErrors::notFound);
    }

    private static void allow(Call call, String... parameters) {
        strict(call).allowQuery(parameters);
        if (!call.request().body().isEmpty()) {
            throw SignalWireErrors.badRequest();
        }
    }

    private static StrictRequest strict(Call call) {
        return new StrictRequest(call, reason -> SignalWireErrors.badRequest().response());
    }
}
