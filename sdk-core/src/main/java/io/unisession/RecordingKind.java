package io.unisession;

/** What a recording shows. Every provider's own words map to one of these. */
public enum RecordingKind {
    /** The session as a whole: several participants in one file. */
    SESSION,
    /** One participant, with audio and video in one file. */
    PARTICIPANT,
    /** One participant's microphone. */
    AUDIO,
    /** One participant's camera. */
    VIDEO,
    /** The sound of one participant's shared screen. */
    SCREEN_AUDIO,
    /** The picture of one participant's shared screen. */
    SCREEN_VIDEO,
    /** The chat messages, as text. */
    CHAT,
    /** The provider did not say, or named a kind that this version does not know. */
    UNKNOWN
}
