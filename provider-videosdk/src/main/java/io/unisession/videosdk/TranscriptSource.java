package io.unisession.videosdk;

/** The lists in which VideoSDK keeps its transcripts. */
public enum TranscriptSource {
    /** Transcripts of finished recordings: {@code /ai/v1/post-transcriptions}. */
    RECORDING("/ai/v1/post-transcriptions"),
    /** Transcripts that were written while the session went on: {@code /ai/v1/realtime-transcriptions}. */
    REALTIME("/ai/v1/realtime-transcriptions");

    private final String path;

    TranscriptSource(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
