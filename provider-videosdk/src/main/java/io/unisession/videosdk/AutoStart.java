package io.unisession.videosdk;

import java.util.Arrays;
import java.util.Optional;

/** What VideoSDK can start automatically with each session of a room: the parts of {@code autoStartConfig}. */
public enum AutoStart {
    /** A recording of the room: {@code recording}. */
    RECORDING("recording"),

    /** An HTTP live stream of the room: {@code hls}. */
    HLS("hls"),

    /** A composite recording: {@code composite}. */
    COMPOSITE("composite");

    private final String word;

    AutoStart(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The part with this word, if there is one. */
    static Optional<AutoStart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }
}
