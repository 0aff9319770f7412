package io.unisession.bandwidth;

import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps subscriptions. */
final class SubscriptionsMapping {
    private static final int NO_CONTENT = 204;

    private SubscriptionsMapping() {}

    /** The subscriptions in a response to <i>get subscriptions</i>; none if it has no content. */
    static Subscriptions subscriptions(ApiResponse response) throws IOException {
        if (response.metadata().httpStatus().orElse(0) == NO_CONTENT) {
            return Subscriptions.builder().metadata(response.metadata()).build();
        }
        Subscriptions subscriptions = subscriptions(response.json(), response.metadata());
        if (subscriptions == null) {
            throw new UnusableResponseException("its subscriptions are not a JSON object");
        }
        return subscriptions;
    }

    /** The subscriptions at the reader's position; null if it is not an object. */
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
                // With participants, the session id is the session that they are in. Without, it means the whole
                // session.
                .everybody(sessionId != null && !listed)
                .sessionId(sessionId)
                .raw(json.documentFrom(start))
                .metadata(metadata)
                .build();
    }

    /** Returns whether the list has any element, even an unreadable one. */
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

    /** One participant, a bare id until October 2020; null without an id. */
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
