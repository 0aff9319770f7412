package io.unisession;

/** What is known of the end of an {@link Interval}. */
public enum IntervalEnd {
    /** The participant has not left. */
    OPEN,
    /** The provider reported when the participant left. */
    REPORTED,
    /** The provider reported no leave, but the session has ended, and the participant with it. */
    SESSION_END,
    /** The interval has ended, but nobody knows when. */
    UNKNOWN
}
