package io.unisession.videosdk;

import io.unisession.RecordingKind;
import org.jspecify.annotations.Nullable;

/** The lists in which version 2 of VideoSDK's API keeps its recordings. */
public enum RecordingSource {
    /** Recordings of a whole room: {@code /v2/recordings}. */
    ROOM("/v2/recordings", "/start", "/end"),
    /** Recordings of one participant: {@code /v2/recordings/participant}. */
    PARTICIPANT("/v2/recordings/participant", "/start", "/stop"),
    /** Recordings of one track: {@code /v2/recordings/participant/track}. */
    TRACK("/v2/recordings/participant/track", "/start", "/stop"),
    /** Recordings of chosen participants in one picture: {@code /v2/recordings/composite}. */
    COMPOSITE("/v2/recordings/composite", "/start", "/stop"),
    /** Recordings of participants that were merged afterwards: {@code /v2/recordings/participant/merge}. */
    MERGE("/v2/recordings/participant/merge", null, null),
    /** Composite recordings that were merged afterwards: {@code /v2/transcodings}. */
    COMPOSITE_MERGE("/v2/transcodings", null, null);

    private final String path;
    private final @Nullable String start;
    private final @Nullable String stop;

    RecordingSource(String path, @Nullable String start, @Nullable String stop) {
        this.path = path;
        this.start = start;
        this.stop = stop;
    }

    String path() {
        return path;
    }

    /** Where recordings of a whole room are started, or those of one participant. */
    String startPath(boolean ofParticipant) {
        return path + requireStartable(start, ofParticipant);
    }

    /** Where they are stopped. */
    String stopPath(boolean ofParticipant) {
        return path + requireStartable(stop, ofParticipant);
    }

    private String requireStartable(@Nullable String end, boolean ofParticipant) {
        if (end == null) {
            throw new IllegalArgumentException("VideoSDK makes recordings of " + this
                    + " from other recordings; they cannot be started or stopped");
        }
        if (ofParticipant != (this == PARTICIPANT || this == TRACK)) {
            throw new IllegalArgumentException(this + " is for recordings of "
                    + (ofParticipant ? "a whole room, not of one participant" : "one participant, who must be named"));
        }
        return end;
    }

    /** What recordings in this list show, if they do not say it themselves. */
    RecordingKind kind() {
        return switch (this) {
            case PARTICIPANT -> RecordingKind.PARTICIPANT;
            case TRACK -> RecordingKind.UNKNOWN;
            case ROOM, COMPOSITE, MERGE, COMPOSITE_MERGE -> RecordingKind.SESSION;
        };
    }
}
