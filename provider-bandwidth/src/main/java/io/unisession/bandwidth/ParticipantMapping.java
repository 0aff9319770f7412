package io.unisession.bandwidth;

import io.unisession.Participant;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps participants. */
final class ParticipantMapping {
    private static final int NO_CONTENT = 204;

    private ParticipantMapping() {}

    /** The participant who was requested, whom the whole response is about. */
    static Participant participant(ApiResponse response, String requestedId) throws IOException {
        JsonReader json = response.json();
        int position = json.position();
        BandwidthParticipant participant = requireId(providerValue(json, response.metadata()));
        response.requireIsAbout(requestedId, participant.id().orElse(null));
        return neutral(participant)
                .unreadableFields(json.unreadableFields(position))
                .metadata(response.metadata())
                .build();
    }

    static BandwidthParticipant requireId(@Nullable BandwidthParticipant participant) {
        if (participant == null || participant.id().isEmpty()) {
            throw new UnusableResponseException("it has no participant id");
        }
        return participant;
    }

    /** The participants of a session. */
    static List<Participant> list(ApiResponse response) throws IOException {
        if (response.metadata().httpStatus().orElse(0) == NO_CONTENT) {
            return List.of();
        }
        JsonReader json = response.json();
        ParticipantCollector participants = new ParticipantCollector(response.metadata());
        participants.readList(json);
        List<Participant> reported = participants.reported();
        return reported == null ? ItemList.<Participant>inPlace(json).require(null) : reported;
    }

    /** The participant at the reader's position, a bare id or an object; null if it is neither. */
    static @Nullable Participant neutral(JsonReader json, ResponseMetadata metadata) throws IOException {
        int position = json.position();
        BandwidthParticipant participant = providerValue(json, metadata);
        return participant == null
                ? null
                : neutral(participant)
                        .unreadableFields(json.unreadableFields(position))
                        .build();
    }

    private static Participant.Builder neutral(BandwidthParticipant participant) {
        return Participant.builder(participant.id().orElse(null))
                .providerValue(participant)
                .raw(participant.raw());
    }

    /** The fields of the participant at the reader's position; null if it is neither an id nor an object. */
    static @Nullable BandwidthParticipant providerValue(JsonReader json, ResponseMetadata metadata) throws IOException {
        int start = json.position();
        if (!json.enterObject()) {
            String id = json.id();
            return id == null
                    ? null
                    : BandwidthParticipant.builder(id).metadata(metadata).build();
        }
        String id = null;
        String participantId = null;
        BandwidthParticipant.Builder participant = BandwidthParticipant.builder(null);
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> id = json.id();
                case "participantId" -> participantId = json.id();
                case "callbackUrl" -> participant.callbackUrl(json.text());
                case "publishPermissions" -> participant.publishPermissions(publishPermissions(json));
                case "sessions" -> participant.sessionIds(sessionIds(json));
                case "subscriptions" -> participant.subscriptions(SubscriptionsMapping.subscriptions(json, metadata));
                case "tag" -> participant.tag(json.text());
                case "deviceApiVersion" -> participant.deviceApiVersion(json.text());
                default -> {}
            }
        }
        return participant
                .id(id == null ? participantId : id)
                .raw(json.documentFrom(start))
                .metadata(metadata)
                .build();
    }

    private static List<PublishPermission> publishPermissions(JsonReader json) throws IOException {
        List<PublishPermission> permissions = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                String word = json.text();
                for (PublishPermission permission : PublishPermission.values()) {
                    if (permission.name().equals(word)) {
                        permissions.add(permission);
                    }
                }
            }
        }
        return permissions;
    }

    private static List<String> sessionIds(JsonReader json) throws IOException {
        List<String> ids = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                String id = sessionId(json);
                if (id != null) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static @Nullable String sessionId(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return json.id();
        }
        String id = null;
        while (json.nextField()) {
            if (json.field().equals("id")) {
                id = json.id();
            }
        }
        return id;
    }
}
