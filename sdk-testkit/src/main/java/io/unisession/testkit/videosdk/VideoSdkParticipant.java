package io.unisession.testkit.videosdk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A participant of one VideoSDK session, with an interval for each time they joined. */
final class VideoSdkParticipant {

    /** The time from a join to the leave; without an end while the participant is present. */
    record Interval(@Nullable Instant start, @Nullable Instant end) {}

    private final String documentId;
    private final String participantId;
    private final String name;
    private final List<Interval> intervals;

    VideoSdkParticipant(String documentId, String participantId, String name, List<Interval> intervals) {
        this.documentId = documentId;
        this.participantId = participantId;
        this.name = name;
        this.intervals = new ArrayList<>(intervals);
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

    List<Interval> intervals() {
        return List.copyOf(intervals);
    }

    boolean isPresent() {
        return !intervals.isEmpty() && intervals.get(intervals.size() - 1).end() == null;
    }

    void join(Instant now) {
        intervals.add(new Interval(now, null));
    }

    /** Ends the open interval, if there is one. */
    void leave(Instant now) {
        if (isPresent()) {
            Interval open = intervals.remove(intervals.size() - 1);
            intervals.add(new Interval(open.start(), now));
        }
    }
}
