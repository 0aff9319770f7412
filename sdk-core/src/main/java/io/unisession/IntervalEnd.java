package io.unisession;

/** What is known about the end of an {@link Interval}. */
public enum IntervalEnd {
    /** The participant has not left. */
    OPEN,
    /** The provider reported when the participant left. */
    REPORTED,
    /** The provider did not report when the participant left, but the session has ended. The interval ends with it. */
    SESSION_END,
    /** The interval has ended, but it is unknown when: the provider did not say, or the leave could not be read. */
    UNKNOWN
}
