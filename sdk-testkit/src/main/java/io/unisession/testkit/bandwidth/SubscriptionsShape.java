package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How Bandwidth's responses list the participants in a subscription. */
public enum SubscriptionsShape {
    /** {@code "participants": [{"participantId": "<id>", ...}]}, as in the last published documentation. */
    OBJECTS,
    /** {@code "participants": ["<id>"]}, as documented until October 2020, before streams had aliases. */
    IDS;

    /** Returns subscriptions in this shape. */
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
