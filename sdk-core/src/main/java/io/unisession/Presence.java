package io.unisession;

/** Whether a participant was in the session when the provider responded. */
public enum Presence {
    /** The participant is in the session: the interval that started last is open. */
    PRESENT,
    /** The participant has left: the interval that started last has ended. */
    LEFT,
    /** The provider reports no times, or did not report when the interval that started last ended. */
    UNKNOWN
}
