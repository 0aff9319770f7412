package io.unisession.event;

/** What happened, in words that all providers share. */
public enum SessionEventType {
    /** A session started. */
    SESSION_STARTED,
    /** A session ended. */
    SESSION_ENDED,
    /** A participant joined a session. */
    PARTICIPANT_JOINED,
    /** A participant left a session, or a connection was lost. */
    PARTICIPANT_LEFT,
    /** A recording started. */
    RECORDING_STARTED,
    /** A recording can be fetched. */
    RECORDING_READY,
    /** A recording failed. */
    RECORDING_FAILED,
    /** Anything else; {@link SessionEvent#providerType()} and {@link SessionEvent#raw()} say what. */
    OTHER
}
