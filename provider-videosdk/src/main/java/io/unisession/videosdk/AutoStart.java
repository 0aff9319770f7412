package io.unisession.videosdk;

/** What VideoSDK can start by itself with each session of a room: the parts of {@code autoStartConfig}. */
public enum AutoStart {
    /** A recording of the room: {@code recording}. */
    RECORDING("recording"),

    /** A stream of the room for viewers, by HTTP Live Streaming: {@code hls}. */
    HLS("hls"),

    /** A recording that VideoSDK composes on its servers: {@code composite}. */
    COMPOSITE("composite");

    private final String word;

    AutoStart(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
