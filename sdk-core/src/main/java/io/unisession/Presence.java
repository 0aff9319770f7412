package io.unisession;

/** Whether a participant is in the session, as far as the response said. */
public enum Presence {
    /** The participant is there: the interval that began last is open. */
    PRESENT,
    /** The participant is gone: the interval that began last has ended. */
    LEFT,
    /** The provider reports no times, or did not report when the interval that began last ended. */
    UNKNOWN
}
