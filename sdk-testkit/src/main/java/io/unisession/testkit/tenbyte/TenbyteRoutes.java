package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.Paging;
import java.util.List;
import java.util.function.Function;

/** The operations of the fake Tenbyte. */
final class TenbyteRoutes {

    private static final String SESSIONS = "/v1/webinar/sessions";
    private static final String SESSION = SESSIONS + "/{id}";
    private static final int USUAL_LIMIT = 10;

    private final TenbyteState state;
    private final TenbyteEnvelope envelope;
    private final Function<Call.Handler, Call.Handler> needsCredential;

    TenbyteRoutes(TenbyteState state, TenbyteEnvelope envelope, Function<Call.Handler, Call.Handler> needsCredential) {
        this.state = state;
        this.envelope = envelope;
        this.needsCredential = needsCredential;
    }

    void addTo(RouteTable routes) {
        routes.on("GET", SESSIONS, call -> list(call, state.sessions(session -> true)))
                // Before the route with the id, because "live" is not an id.
                .on("GET", SESSIONS + "/live", call -> list(call, state.sessions(session -> session.has("live"))))
                .on("GET", SESSION, this::get)
                .on("GET", "/v1/webinar/rooms/{id}/sessions", needsCredential.apply(this::listOfRoom))
                .on("DELETE", SESSION, needsCredential.apply(this::delete))
                .on("POST", SESSION + "/join", needsCredential.apply(this::join))
                .on("POST", SESSION + "/end", needsCredential.apply(this::end));
    }

    private FakeResponse get(Call call) {
        TenbyteSession session = session(call);
        return session.documentedBody()
                .map(body -> FakeResponse.json(200, body))
                .orElseGet(() -> success(session.fields()));
    }

    private FakeResponse listOfRoom(Call call) {
        List<TenbyteSession> found = state.sessions(session -> session.roomId().equals(call.variable("id")));
        return found.isEmpty() ? TenbyteErrors.notFound() : list(call, found);
    }

    private FakeResponse list(Call call, List<TenbyteSession> found) {
        Paging paging = Paging.read(call.request(), "page", "limit", USUAL_LIMIT, TenbyteErrors::badRequest);
        ObjectNode data = Json.object();
        ArrayNode sessions = data.putArray("sessions");
        paging.of(found).forEach(session -> sessions.add(session.fields()));
        return success(
                data.put("total", found.size()).put("page", paging.page()).put("limit", paging.size()));
    }

    /** Apart from the status 200, the response to a deletion is not documented. */
    private FakeResponse delete(Call call) {
        state.delete(session(call));
        return success(NullNode.getInstance());
    }

    /**
     * Apart from the status 200, the response to ending a session is not documented. Ending it again changes nothing.
     */
    private FakeResponse end(Call call) {
        TenbyteSession session = session(call);
        if (!session.has("ended")) {
            state.end(session);
        }
        return success(NullNode.getInstance());
    }

    private FakeResponse join(Call call) {
        TenbyteSession session = session(call);
        if (session.has("ended") || session.has("expired")) {
            return TenbyteErrors.badRequest();
        }
        return success(Json.object()
                .put("livekit_token", "made-up-livekit-token-of-" + session.id())
                .put("room_name", session.roomId()));
    }

    private TenbyteSession session(Call call) {
        return state.session(call.variable("id"));
    }

    private FakeResponse success(JsonNode data) {
        return envelope.of(200, data);
    }
}
