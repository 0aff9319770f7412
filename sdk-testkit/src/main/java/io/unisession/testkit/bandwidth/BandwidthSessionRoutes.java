package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.Optional;

/** The operations on Bandwidth sessions and on the membership in them. */
final class BandwidthSessionRoutes {

    private static final String SESSIONS = "/v1/accounts/{accountId}/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final String MEMBER = SESSION + "/participants/{participantId}";

    private final BandwidthState state;
    private final ParticipantsShape shape;
    private final SubscriptionsShape subscriptionsShape;

    BandwidthSessionRoutes(BandwidthState state, ParticipantsShape shape, SubscriptionsShape subscriptionsShape) {
        this.state = state;
        this.shape = shape;
        this.subscriptionsShape = subscriptionsShape;
    }

    void addTo(RouteTable routes) {
        routes.on("POST", SESSIONS, this::create)
                .on("GET", SESSION, this::get)
                .on("DELETE", SESSION, this::delete)
                .on("GET", SESSION + "/participants", this::listParticipants)
                .on("PUT", MEMBER, this::addParticipant)
                .on("DELETE", MEMBER, this::removeParticipant)
                .on("GET", MEMBER + "/subscriptions", this::getSubscriptions)
                .on("PUT", MEMBER + "/subscriptions", this::updateSubscriptions);
    }

    private FakeResponse create(Call call) {
        ObjectNode request = body(call);
        return Json.response(
                200, describe(state.createSession(Json.text(request, "tag").orElse(null))));
    }

    private FakeResponse get(Call call) {
        BandwidthSession session = session(call);
        return session.documentedBody()
                .map(body -> FakeResponse.json(200, body))
                .orElseGet(() -> Json.response(200, describeWithParticipants(session)));
    }

    private FakeResponse delete(Call call) {
        state.deleteSession(call.variable("sessionId"));
        return FakeResponse.empty(204);
    }

    private FakeResponse listParticipants(Call call) {
        ArrayNode participants = participants(session(call));
        // Documented as "200 or 204", so 204 is assumed to mean that there are no participants.
        return participants.isEmpty() ? FakeResponse.empty(204) : Json.response(200, participants);
    }

    private FakeResponse addParticipant(Call call) {
        state.join(call.variable("sessionId"), call.variable("participantId"), subscriptions(call));
        return FakeResponse.empty(204);
    }

    private FakeResponse removeParticipant(Call call) {
        member(call).remove(call.variable("participantId"));
        return FakeResponse.empty(204);
    }

    private FakeResponse getSubscriptions(Call call) {
        ObjectNode subscriptions = subscriptionsShape.of(member(call).subscriptionsOf(call.variable("participantId")));
        return subscriptions.isEmpty() ? FakeResponse.empty(204) : Json.response(200, subscriptions);
    }

    private FakeResponse updateSubscriptions(Call call) {
        member(call).put(call.variable("participantId"), subscriptions(call));
        return FakeResponse.empty(204);
    }

    private BandwidthSession session(Call call) {
        return state.session(call.variable("sessionId"));
    }

    private BandwidthSession member(Call call) {
        return state.sessionWith(call.variable("sessionId"), call.variable("participantId"));
    }

    private static ObjectNode body(Call call) {
        return Json.body(call, () -> BandwidthErrors.badRequest("The body is not a JSON object"));
    }

    /** Without participants and a session id there are no subscriptions; otherwise they are kept as sent. */
    private static ObjectNode subscriptions(Call call) {
        ObjectNode request = body(call);
        JsonNode participants = request.path("participants");
        for (JsonNode participant : participants) {
            if (Json.text(participant, "participantId").isEmpty()) {
                throw new ErrorResponseException(
                        BandwidthErrors.badRequest("participants[].participantId is required"));
            }
        }
        ObjectNode subscriptions = Json.object();
        if (!participants.isEmpty() || Json.text(request, "sessionId").isPresent()) {
            // According to Bandwidth's overview of WebRTC, this is always the id of the session in the path.
            subscriptions.put("sessionId", call.variable("sessionId"));
        }
        if (!participants.isEmpty()) {
            subscriptions.set("participants", participants);
        }
        return subscriptions;
    }

    private static ObjectNode describe(BandwidthSession session) {
        ObjectNode json = Json.object().put("id", session.id());
        session.tag().ifPresent(tag -> json.put("tag", tag));
        return json;
    }

    private ObjectNode describeWithParticipants(BandwidthSession session) {
        ObjectNode json = describe(session);
        ArrayNode ids = Json.array();
        session.participantIds().forEach(ids::add);
        switch (shape) {
            case IDS -> json.set("participants", ids);
            case OBJECTS -> json.set("participants", participants(session));
            case SNAKE_CASE_IDS -> json.set("participant_ids", ids);
            case CAMEL_CASE_IDS -> json.set("participantIds", ids);
            case ABSENT -> {}
        }
        return json;
    }

    private ArrayNode participants(BandwidthSession session) {
        ArrayNode participants = Json.array();
        session.participantIds()
                .forEach(
                        id -> participants.add(state.participant(id).toJson(Optional.of(session), subscriptionsShape)));
        return participants;
    }
}
