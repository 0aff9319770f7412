package io.unisession;

/** The status of a session. Every provider's own status words map to one of these. */
public enum SessionStatus {
    /** Scheduled for later; nobody has joined yet. */
    PENDING,
    /** Running: participants are, or may be, present. */
    ACTIVE,
    /** Over: the session ended, expired or was ended. */
    ENDED,
    /** The provider sent no status, or one that this version does not know. */
    UNKNOWN
}
