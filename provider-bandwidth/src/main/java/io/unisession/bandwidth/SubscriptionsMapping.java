package io.unisession.bandwidth;

import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes subscriptions of Bandwidth's responses. */
final class SubscriptionsMapping {
    private static final int NO_CONTENT = 204;

    private SubscriptionsMapping() {}

    /** The subscriptions of a response; without content there are none. */
    static Subscriptions subscriptions(ApiResponse response) throws IOException {
        if (response.metadata().httpStatus() == NO_CONTENT) {
            return Subscriptions.builder().metadata(response.metadata()).build();
        }
        Subscriptions subscriptions = subscriptions(response.json(), response.metadata());
        if (subscriptions == null) {
            throw new IllegalStateException("subscriptions are no JSON object");
        }
        return subscriptions;
    }

    /** Subscriptions in the midst of a response; null for what is no object. */
    static @Nullable Subscriptions subscriptions(JsonReader json, ResponseMetadata metadata) throws IOException {
        int start = json.position();
        if (!json.enterObject()) {
            return null;
        }
        String sessionId = null;
        boolean listed = false;
        Subscriptions.Builder subscriptions = Subscriptions.builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "sessionId" -> sessionId = json.id();
                case "participants" -> listed |= readParticipants(json, subscriptions);
                default -> {}
            }
        }
        return subscriptions
                // A session beside participants is the one that they are in, not a subscription.
                .everybody(sessionId != null && !listed)
                .sessionId(sessionId)
                .raw(json.documentFrom(start))
                .metadata(metadata)
                .build();
    }

    /** Whether there is anything in the list, be it readable or not. */
    private static boolean readParticipants(JsonReader json, Subscriptions.Builder subscriptions) throws IOException {
        boolean listed = false;
        if (json.enterArray()) {
            while (json.nextElement()) {
                listed = true;
                ParticipantSubscription subscription = participant(json);
                if (subscription != null) {
                    subscriptions.add(subscription);
                }
            }
        }
        return listed;
    }

    /** One participant, which until October 2020 was an id by itself; null for what has none. */
    private static @Nullable ParticipantSubscription participant(JsonReader json) throws IOException {
        String participantId = null;
        List<String> streamAliases = new ArrayList<>();
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "participantId" -> participantId = json.id();
                    case "streamAliases" -> readAliases(json, streamAliases);
                    default -> {}
                }
            }
        } else {
            participantId = json.id();
        }
        return participantId == null ? null : ParticipantSubscription.of(participantId, streamAliases);
    }

    private static void readAliases(JsonReader json, List<String> streamAliases) throws IOException {
        if (json.enterArray()) {
            while (json.nextElement()) {
                String alias = json.text();
                if (alias != null) {
                    streamAliases.add(alias);
                }
            }
        }
    }
}
