package io.unisession;

/** Where a session stands in its life, in words that every provider's own words map onto. */
public enum SessionStatus {
    /** Arranged for later; nobody can have taken part yet. */
    PENDING,
    /** Running: participants are, or may be, present. */
    ACTIVE,
    /** Over: it ended, expired, or was ended by someone. */
    ENDED,
    /** The provider said nothing about it, or used a word that this version does not know. */
    UNKNOWN
}
