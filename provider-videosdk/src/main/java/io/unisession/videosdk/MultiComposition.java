package io.unisession.videosdk;

/** What can run several times at once in a room: the parts of {@code multiComposition}. */
public enum MultiComposition {
    /** Recordings of the room: {@code recording}. */
    RECORDING("recording"),

    /** HTTP live streams: {@code hls}. */
    HLS("hls"),

    /** Livestreams to other services: {@code rtmp}. */
    RTMP("rtmp");

    private final String word;

    MultiComposition(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
