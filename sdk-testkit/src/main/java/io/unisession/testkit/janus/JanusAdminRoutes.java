package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;

/** Janus's Admin API, of which the fake has the messages to the plugin. */
final class JanusAdminRoutes {

    private final JanusVideoRoom rooms;
    private final String adminSecret;

    JanusAdminRoutes(JanusVideoRoom rooms, String adminSecret) {
        this.rooms = rooms;
        this.adminSecret = adminSecret;
    }

    void addTo(RouteTable routes) {
        // Clients of the SDK have a slash at the end.
        for (String path : new String[] {"/admin", "/admin/"}) {
            routes.on("POST", path, call -> JanusMessage.respond(call, 0, 0, this::messagePlugin));
        }
    }

    private ObjectNode messagePlugin(JanusMessage message) {
        message.requireSecret("admin_secret", adminSecret);
        if (!message.verb().equals("message_plugin")) {
            throw JanusErrorException.unhandled(message.verb());
        }
        message.requireOnly("admin_secret", "plugin", "request");
        if (!message.text("plugin").equals(JanusVideoRoom.PLUGIN)) {
            throw JanusErrorException.core(460, "Invalid plugin");
        }
        ObjectNode request = message.object("request").orElseGet(Json::object);
        ObjectNode response = JanusVideoRoom.isAsynchronous(request)
                ? JanusVideoRoom.failed(JanusErrorException.unknownRequest("join"))
                : rooms.handle(request);
        return JanusMessage.success().set("response", response);
    }
}
