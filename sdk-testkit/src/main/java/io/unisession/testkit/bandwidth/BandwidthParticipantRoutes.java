package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.Set;

/** The operations on Bandwidth participants, outside of any session. */
final class BandwidthParticipantRoutes {

    private static final String PARTICIPANTS = "/v1/accounts/{accountId}/participants";
    private static final Set<String> PERMISSIONS = Set.of("AUDIO", "VIDEO");
    private static final String PARTICIPANT = PARTICIPANTS + "/{participantId}";

    private final BandwidthState state;
    private final SubscriptionsShape subscriptionsShape;

    BandwidthParticipantRoutes(BandwidthState state, SubscriptionsShape subscriptionsShape) {
        this.state = state;
        this.subscriptionsShape = subscriptionsShape;
    }

    void addTo(RouteTable routes) {
        routes.on("POST", PARTICIPANTS, this::create)
                .on("GET", PARTICIPANT, this::get)
                .on("DELETE", PARTICIPANT, this::delete);
    }

    private FakeResponse create(Call call) {
        ObjectNode request = Json.body(call, () -> BandwidthErrors.badRequest("The body is not a JSON object"));
        for (JsonNode permission : request.path("publishPermissions")) {
            if (!PERMISSIONS.contains(permission.asText())) {
                return BandwidthErrors.badRequest("publishPermissions may only contain AUDIO and VIDEO");
            }
        }
        BandwidthParticipant participant = state.createParticipant(request);
        ObjectNode response = Json.object();
        response.set("participant", describe(participant));
        // No other response has the participant's device token.
        return Json.response(200, response.put("token", "made-up-device-token-of-" + participant.id()));
    }

    private FakeResponse get(Call call) {
        return Json.response(200, describe(state.participant(call.variable("participantId"))));
    }

    private FakeResponse delete(Call call) {
        state.deleteParticipant(call.variable("participantId"));
        return FakeResponse.empty(204);
    }

    private ObjectNode describe(BandwidthParticipant participant) {
        return participant.toJson(state.sessionOf(participant.id()), subscriptionsShape);
    }
}
