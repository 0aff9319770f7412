package io.unisession.testkit.videosdk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A participant of one VideoSDK session, with one stay for each time they joined. */
final class VideoSdkParticipant {

    /** From joining to leaving; no end while present. */
    record Stay(@Nullable Instant start, @Nullable Instant end) {}

    private final String documentId;
    private final String participantId;
    private final String name;
    private final List<Stay> stays;

    VideoSdkParticipant(String documentId, String participantId, String name, List<Stay> stays) {
        this.documentId = documentId;
        this.participantId = participantId;
        this.name = name;
        this.stays = new ArrayList<>(stays);
    }

    String documentId() {
        return documentId;
    }

    String participantId() {
        return participantId;
    }

    String name() {
        return name;
    }

    List<Stay> stays() {
        return List.copyOf(stays);
    }

    boolean isPresent() {
        return !stays.isEmpty() && stays.get(stays.size() - 1).end() == null;
    }

    void join(Instant now) {
        stays.add(new Stay(now, null));
    }

    /** Ends the open stay; of somebody who has left already, nothing changes. */
    void leave(Instant now) {
        if (isPresent()) {
            Stay open = stays.remove(stays.size() - 1);
            stays.add(new Stay(open.start(), now));
        }
    }
}
