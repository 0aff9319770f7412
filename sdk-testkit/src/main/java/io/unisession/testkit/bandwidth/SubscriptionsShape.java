package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the participants that somebody is subscribed to show in Bandwidth's responses. */
public enum SubscriptionsShape {
    /** {@code "participants": [{"participantId": "<id>", ...}]}, as the last published documents have it. */
    OBJECTS,
    /** {@code "participants": ["<id>"]}, as documented until October 2020; aliases of streams did not exist. */
    IDS;

    /** These subscriptions in this shape. */
    ObjectNode of(ObjectNode subscriptions) {
        if (this == OBJECTS || !subscriptions.has("participants")) {
            return subscriptions;
        }
        ObjectNode shaped = subscriptions.deepCopy();
        ArrayNode ids = shaped.putArray("participants");
        subscriptions.path("participants").forEach(participant -> ids.add(participant.path("participantId")));
        return shaped;
    }
}
