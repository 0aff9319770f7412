package io.unisession.testkit.videosdk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A VideoSDK session. */
final class VideoSdkSession {

    private final String id;
    private final VideoSdkRoom room;
    private final Instant start;
    private final List<VideoSdkParticipant> participants = new ArrayList<>();
    private @Nullable Instant end;
    private @Nullable String documentedBody;

    VideoSdkSession(
            String id, VideoSdkRoom room, Instant start, @Nullable Instant end, @Nullable String documentedBody) {
        this.id = id;
        this.room = room;
        this.start = start;
        this.end = end;
        this.documentedBody = documentedBody;
    }

    String id() {
        return id;
    }

    VideoSdkRoom room() {
        return room;
    }

    Instant start() {
        return start;
    }

    Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    boolean isOngoing() {
        return end == null;
    }

    String status() {
        return isOngoing() ? "ongoing" : "ended";
    }

    List<VideoSdkParticipant> participants() {
        return Collections.unmodifiableList(participants);
    }

    Optional<VideoSdkParticipant> participant(String participantId) {
        return participants.stream()
                .filter(participant -> participant.participantId().equals(participantId))
                .findFirst();
    }

    /** The body that a test added; empty after an operation has changed the session. */
    Optional<String> documentedBody() {
        return Optional.ofNullable(documentedBody);
    }

    /** Adds a participant of a session that a test added as JSON. */
    void seed(VideoSdkParticipant participant) {
        participants.add(participant);
    }

    void join(VideoSdkParticipant participant, Instant now) {
        documentedBody = null;
        if (!participants.contains(participant)) {
            participants.add(participant);
        }
        participant.join(now);
    }

    /** Lets a participant leave; when the last one leaves, the session ends. */
    void leave(VideoSdkParticipant participant, Instant now) {
        documentedBody = null;
        participant.leave(now);
        if (participants.stream().noneMatch(VideoSdkParticipant::isPresent)) {
            end(now);
        }
    }

    void end(Instant now) {
        documentedBody = null;
        participants.forEach(participant -> participant.leave(now));
        end = now;
    }
}
