package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Bandwidth participant. No operation changes one. */
record BandwidthParticipant(
        String id, @Nullable String callbackUrl, JsonNode publishPermissions, String tag, String deviceApiVersion) {

    /** Undocumented, but one of Bandwidth's own tests received a tag without having sent one. */
    private static final String DEFAULT_TAG = "untagged";

    /** Reads a createParticipant request, in which every field is optional. */
    static BandwidthParticipant read(String id, ObjectNode request) {
        JsonNode permissions = request.path("publishPermissions");
        return new BandwidthParticipant(
                id,
                Json.text(request, "callbackUrl").orElse(null),
                permissions.isArray() ? permissions : Json.array(),
                Json.text(request, "tag").orElse(DEFAULT_TAG),
                Json.text(request, "deviceApiVersion").orElse("V3"));
    }

    ObjectNode toJson(Optional<BandwidthSession> session, SubscriptionsShape subscriptionsShape) {
        ObjectNode json = Json.object().put("id", id).put("callbackUrl", callbackUrl);
        json.set("publishPermissions", publishPermissions);
        session.ifPresentOrElse(joined -> json.putArray("sessions").add(joined.id()), () -> json.putArray("sessions"));
        json.set(
                "subscriptions",
                session.map(joined -> subscriptionsShape.of(joined.subscriptionsOf(id)))
                        .orElseGet(Json::object));
        return json.put("tag", tag).put("deviceApiVersion", deviceApiVersion);
    }
}
