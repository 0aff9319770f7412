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

    String startPath() {
        return requireStartable(start);
    }

    String stopPath() {
        return requireStartable(stop);
    }

    private String requireStartable(@Nullable String end) {
        if (end == null) {
            throw new IllegalArgumentException("VideoSDK makes recordings of " + this
                    + " from other recordings; they cannot be started or stopped");
        }
        return path + end;
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
