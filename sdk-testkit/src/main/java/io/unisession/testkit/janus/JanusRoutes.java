package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import org.jspecify.annotations.Nullable;

/** Janus's public API: Janus sessions, handles in them, and messages to the plugin. */
final class JanusRoutes {

    private final JanusVideoRoom rooms;
    private final JanusConnections connections;
    private final @Nullable String apiSecret;

    JanusRoutes(JanusVideoRoom rooms, JanusConnections connections, @Nullable String apiSecret) {
        this.rooms = rooms;
        this.connections = connections;
        this.apiSecret = apiSecret;
    }

    void addTo(RouteTable routes) {
        // Clients of the SDK have a slash at the end.
        for (String path : new String[] {"/janus", "/janus/"}) {
            routes.on("POST", path, call -> JanusMessage.respond(call, 0, 0, this::withoutSession));
        }
        routes.on(
                        "POST",
                        "/janus/{session}",
                        call -> JanusMessage.respond(call, number(call, "session"), 0, this::inSession))
                .on(
                        "POST",
                        "/janus/{session}/{handle}",
                        call -> JanusMessage.respond(
                                call, number(call, "session"), number(call, "handle"), this::onHandle))
                .on("GET", "/janus/{session}", this::events);
    }

    /** A number in the path; 0, which no session has, for anything else. */
    private static long number(Call call, String variable) {
        String text = call.variable(variable);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private ObjectNode withoutSession(JanusMessage message) {
        if (!message.verb().equals("create")) {
            throw JanusErrorException.unhandled(message.verb());
        }
        requireApiSecret(message);
        message.requireOnly("apisecret");
        return created(connections.create().id());
    }

    private ObjectNode inSession(JanusMessage message) {
        requireApiSecret(message);
        JanusConnections.Connection session = connections.session(message.session());
        switch (message.verb()) {
            case "attach" -> {
                message.requireOnly("apisecret", "plugin", "opaque_id");
                String plugin = message.text("plugin");
                if (!plugin.equals(JanusVideoRoom.PLUGIN)) {
                    throw JanusErrorException.core(460, "No such plugin '" + plugin + "'");
                }
                return created(connections.attach(session).id());
            }
            case "destroy" -> {
                message.requireOnly("apisecret");
                connections.destroy(session);
                return JanusMessage.success();
            }
            case "keepalive" -> {
                message.requireOnly("apisecret");
                return Json.object().put("janus", "ack");
            }
            default -> throw JanusErrorException.unhandled(message.verb());
        }
    }

    private static ObjectNode created(long id) {
        return JanusMessage.success().set("data", Json.object().put("id", id));
    }

    private ObjectNode onHandle(JanusMessage message) {
        requireApiSecret(message);
        JanusConnections.Connection session = connections.session(message.session());
        JanusConnections.Handle handle = session.handle(message.handle());
        switch (message.verb()) {
            case "detach" -> {
                message.requireOnly("apisecret");
                session.detach(handle.id());
                return JanusMessage.success();
            }
            case "message" -> {
                message.requireOnly("apisecret", "body");
                ObjectNode request = message.object("body").orElseThrow(() -> JanusErrorException.coreMissing("body"));
                if (JanusVideoRoom.isAsynchronous(request)) {
                    session.events().add(event(message, join(handle, request)));
                    return Json.object().put("janus", "ack");
                }
                return fromPlugin(JanusMessage.success(), handle.id(), rooms.handle(request));
            }
            default -> throw JanusErrorException.unhandled(message.verb());
        }
    }

    private ObjectNode join(JanusConnections.Handle handle, ObjectNode request) {
        try {
            handle.requireUnused();
            JanusVideoRoom.Seat seat = rooms.join(request);
            handle.join(seat);
            return Json.object()
                    .put("videoroom", "joined")
                    .<ObjectNode>set("room", seat.room().id())
                    .set("id", seat.participantId());
        } catch (JanusErrorException failure) {
            return JanusVideoRoom.failed(failure);
        }
    }

    private static ObjectNode event(JanusMessage message, ObjectNode data) {
        ObjectNode event = Json.object()
                .put("janus", "event")
                .put("session_id", message.session())
                .put("transaction", message.transaction());
        return fromPlugin(event, message.handle(), data);
    }

    private static ObjectNode fromPlugin(ObjectNode response, long handle, ObjectNode data) {
        return response.put("sender", handle)
                .set(
                        "plugindata",
                        Json.object().put("plugin", JanusVideoRoom.PLUGIN).set("data", data));
    }

    /** The events of a session: at once, since nothing happens while nobody calls. */
    private FakeResponse events(Call call) {
        if (apiSecret != null
                && call.request()
                        .queryValue("apisecret")
                        .filter(apiSecret::equals)
                        .isEmpty()) {
            return Json.response(200, JanusMessage.failed(JanusErrorException.unauthorized()));
        }
        long id = number(call, "session");
        try {
            ArrayNode events = connections.session(id).events();
            ArrayNode all = events.deepCopy();
            events.removeAll();
            return Json.response(200, all.isEmpty() ? Json.object().put("janus", "keepalive") : all);
        } catch (JanusErrorException gone) {
            return Json.response(200, JanusMessage.failed(gone).put("session_id", id));
        }
    }

    private void requireApiSecret(JanusMessage message) {
        if (apiSecret != null) {
            message.requireSecret("apisecret", apiSecret);
        }
    }
}
