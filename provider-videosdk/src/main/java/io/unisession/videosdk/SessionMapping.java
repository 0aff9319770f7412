package io.unisession.videosdk;

import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps one session. Its fields arrive in any order, some of them with one of two names. */
final class SessionMapping implements ObjectMapping<Session> {
    private final VideoSdkSession.Builder providerValue = VideoSdkSession.builder();
    private @Nullable String id;
    private @Nullable String documentId;
    private @Nullable String roomId;
    private @Nullable String meetingId;
    private @Nullable String customRoomId;
    private @Nullable String userMeetingId;
    private @Nullable String status;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private boolean hasEnd;
    private @Nullable List<Participant> participants;
    private List<String> unreadableFields = List.of();

    /** The id that a session without one has; null for none. */
    private final @Nullable String requestedId;

    private SessionMapping(@Nullable String requestedId) {
        this.requestedId = requestedId;
    }

    /** The session in a response about one session. Nothing is changed by a session that does not say which it is. */
    static Session session(ApiResponse response) throws IOException {
        return session(response, null);
    }

    /** The session in a response about one session. One without an id has the requested id. */
    static Session session(ApiResponse response, @Nullable String requestedId) throws IOException {
        Session session = EnvelopeReader.of(response, () -> new SessionMapping(requestedId));
        if (session == null) {
            throw new UnusableResponseException("it has no session with an id, or more than one");
        }
        return session;
    }

    /** The session at the reader's position in a list; null without an id. */
    static @Nullable Session element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return EnvelopeReader.of(json, metadata, () -> new SessionMapping(null));
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "_id" -> documentId = json.id();
            case "roomId" -> roomId = json.id();
            case "meetingId" -> meetingId = json.id();
            case "customRoomId" -> customRoomId = json.id();
            case "userMeetingId" -> userMeetingId = json.id();
            case "status" -> status = json.id();
            case "start" -> start = json.instant();
            case "end" -> {
                end = json.instant();
                hasEnd = end != null || (json.isSingleValue() && json.isUnreadable());
            }
            case "participants", "participantArray" -> readParticipants(json);
            case "userId" -> providerValue.userId(json.id());
            case "apiKey" -> providerValue.apiKey(json.id());
            case "region" -> providerValue.region(json.id());
            case "chatLink" -> providerValue.chatLink(json.id());
            case "activeDuration" -> providerValue.activeDuration(json.number());
            case "links" -> providerValue.links(links(json));
            default -> {}
        }
    }

    /** VideoSDK documents {@code participants}; applications have received the other name, with the same content. */
    private void readParticipants(JsonReader json) throws IOException {
        List<Participant> read = ParticipantMapping.participants(json);
        if (read != null && (participants == null || participants.isEmpty())) {
            // VideoSDK may list a person again after a reconnect.
            participants = Participant.merged(read);
        }
    }

    private static Map<String, String> links(JsonReader json) throws IOException {
        Map<String, String> links = new LinkedHashMap<>(4);
        if (json.enterObject()) {
            while (json.nextField()) {
                String link = json.id();
                if (link != null) {
                    links.put(json.field(), link);
                }
            }
        }
        return links;
    }

    @Override
    public @Nullable Session value(ProviderDocument raw, ResponseMetadata metadata) {
        String key = ObjectMapping.either(id, documentId);
        return key == null ? null : session(key, raw, metadata);
    }

    /** Only a session has a start or an end: a room, a list of participants and an error have neither. */
    @Override
    public @Nullable Session fallback(ProviderDocument raw, ResponseMetadata metadata) {
        boolean isSession = start != null || end != null;
        return requestedId != null && isSession ? session(requestedId, raw, metadata) : null;
    }

    private Session session(String key, ProviderDocument raw, ResponseMetadata metadata) {
        String label = ObjectMapping.either(customRoomId, userMeetingId);
        return Session.builder(VideoSdkProvider.ID)
                .id(key)
                .status(neutralStatus())
                .providerStatus(status)
                .roomId(ObjectMapping.either(roomId, meetingId))
                .label(label)
                .startedAt(start)
                .endedAt(end)
                .participants(participants)
                .providerValue(providerValue.customRoomId(label).build())
                .raw(raw)
                .metadata(metadata)
                .unreadableFields(unreadableFields)
                .build();
    }

    @Override
    public void unreadableFields(List<String> names) {
        unreadableFields = names;
    }

    /**
     * Version 1 and some responses of version 2 have no status. A session exists from the first join on, so it is
     * active until it has an end. VideoSDK's own library concludes the same.
     */
    private SessionStatus neutralStatus() {
        if (status == null) {
            return hasEnd ? SessionStatus.ENDED : SessionStatus.ACTIVE;
        }
        return switch (status) {
            case "ongoing" -> SessionStatus.ACTIVE;
            case "ended" -> SessionStatus.ENDED;
            // Undocumented, but applications have received it.
            case "completed" -> end == null ? SessionStatus.UNKNOWN : SessionStatus.ENDED;
            default -> SessionStatus.UNKNOWN;
        };
    }
}
