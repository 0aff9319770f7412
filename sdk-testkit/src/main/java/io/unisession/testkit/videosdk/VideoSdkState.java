package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rooms and sessions of the fake VideoSDK. Not thread-safe; the fake locks it. */
final class VideoSdkState {

    private final Clock clock;
    private final VideoSdkErrors errors;
    private final SequentialIds ids = new SequentialIds();
    private final List<VideoSdkRoom> rooms = new ArrayList<>();
    private final Map<String, VideoSdkSession> sessions = new LinkedHashMap<>();

    private final VideoSdkEvents events;

    VideoSdkState(Clock clock, VideoSdkErrors errors, VideoSdkEvents events) {
        this.clock = clock;
        this.events = events;
        this.errors = errors;
    }

    /** Creates a room, or returns the existing one with this custom id. */
    VideoSdkRoom createRoom(@Nullable String customRoomId, @Nullable JsonNode webhook) {
        return Optional.ofNullable(customRoomId)
                .flatMap(this::findRoom)
                .orElseGet(() ->
                        keep(new VideoSdkRoom(ids.document(), ids.room(), customRoomId, webhook, clock.instant())));
    }

    List<VideoSdkRoom> rooms() {
        return List.copyOf(rooms);
    }

    Optional<VideoSdkRoom> findRoom(String roomOrCustomRoomId) {
        return rooms.stream().filter(room -> room.isNamed(roomOrCustomRoomId)).findFirst();
    }

    /** Returns a room by its id, its custom id or its document id. */
    VideoSdkRoom room(String anyId) {
        return rooms.stream()
                .filter(room -> room.isNamed(anyId) || room.documentId().equals(anyId))
                .findFirst()
                .orElseThrow(() -> new ErrorResponseException(errors.notFound("Room")));
    }

    /** Closes a room permanently. This operation does not accept the custom id. */
    VideoSdkRoom deactivate(String roomId) {
        VideoSdkRoom room = rooms.stream()
                .filter(candidate -> candidate.roomId().equals(roomId))
                .findFirst()
                .orElseThrow(() -> new ErrorResponseException(errors.notFound("Room")));
        room.disable(clock.instant());
        return room;
    }

    void addSession(String json) {
        ObjectNode body = Json.readObject(json);
        String id =
                Json.text(body, "id", "_id").orElseThrow(() -> new IllegalArgumentException("the session has no id"));
        VideoSdkSession session = new VideoSdkSession(
                id,
                roomOf(body),
                Json.time(body, "start").orElseGet(clock::instant),
                Json.time(body, "end").orElse(null),
                json);
        for (JsonNode participant : body.path("participants")) {
            session.seed(participantOf(participant));
        }
        sessions.put(id, session);
    }

    VideoSdkSession session(String id) {
        return Optional.ofNullable(sessions.get(id))
                .orElseThrow(() -> new ErrorResponseException(errors.notFound("Session")));
    }

    /** Returns sessions with the newest first, the order in which the provider's own examples expect them. */
    List<VideoSdkSession> sessions(Predicate<VideoSdkSession> wanted) {
        return sessions.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(VideoSdkSession::start).reversed())
                .toList();
    }

    VideoSdkParticipant participant(VideoSdkSession session, String participantId) {
        return session.participant(participantId)
                .orElseThrow(() -> new ErrorResponseException(errors.notFound("Participant")));
    }

    Optional<VideoSdkSession> liveSession(VideoSdkRoom room) {
        return sessions(session -> session.room() == room && session.isOngoing()).stream()
                .findFirst();
    }

    /** Lets a participant join a room; the first one starts a session. */
    VideoSdkSession join(String roomId, String participantId, String name) {
        VideoSdkRoom room = findRoom(roomId)
                .orElseGet(() -> keep(new VideoSdkRoom(ids.document(), roomId, null, null, clock.instant())));
        if (room.isDisabled()) {
            throw new IllegalStateException("room " + roomId + " is deactivated");
        }
        VideoSdkSession session = liveSession(room).orElseGet(() -> {
            VideoSdkSession started = new VideoSdkSession(ids.document(), room, clock.instant(), null, null);
            sessions.put(started.id(), started);
            events.started(started);
            return started;
        });
        VideoSdkParticipant participant = session.participant(participantId)
                .orElseGet(() -> new VideoSdkParticipant(ids.document(), participantId, name, List.of()));
        if (participant.isPresent()) {
            throw new IllegalStateException(participantId + " is already in room " + roomId);
        }
        session.join(participant, clock.instant());
        events.joined(session, participant);
        return session;
    }

    void leave(VideoSdkSession session, VideoSdkParticipant participant) {
        boolean wasPresent = participant.isPresent();
        session.leave(participant, clock.instant());
        if (wasPresent) {
            events.left(session, participant);
            if (!session.isOngoing()) {
                events.ended(session);
            }
        }
    }

    void end(VideoSdkSession session) {
        boolean wasOngoing = session.isOngoing();
        List<VideoSdkParticipant> present = session.participants().stream()
                .filter(VideoSdkParticipant::isPresent)
                .toList();
        session.end(clock.instant());
        present.forEach(participant -> events.left(session, participant));
        if (wasOngoing) {
            events.ended(session);
        }
    }

    private VideoSdkRoom keep(VideoSdkRoom room) {
        rooms.add(room);
        return room;
    }

    private VideoSdkRoom roomOf(ObjectNode session) {
        String roomId = Json.text(session, "roomId", "meetingId").orElseGet(ids::room);
        return findRoom(roomId)
                .orElseGet(() -> keep(new VideoSdkRoom(
                        ids.document(),
                        roomId,
                        Json.text(session, "customRoomId", "userMeetingId").orElse(null),
                        null,
                        clock.instant())));
    }

    private VideoSdkParticipant participantOf(JsonNode participant) {
        List<VideoSdkParticipant.Interval> intervals = new ArrayList<>();
        for (JsonNode interval : participant.path("timelog")) {
            intervals.add(new VideoSdkParticipant.Interval(
                    Json.time(interval, "start").orElse(null),
                    Json.time(interval, "end").orElse(null)));
        }
        return new VideoSdkParticipant(
                Json.text(participant, "_id").orElseGet(ids::document),
                Json.text(participant, "participantId").orElse(""),
                Json.text(participant, "name").orElse(""),
                intervals);
    }
}
