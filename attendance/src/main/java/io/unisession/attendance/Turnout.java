package io.unisession.attendance;

/** Whether people met in a session. */
public enum Turnout {
    /** Nobody attended. */
    NOBODY,
    /** People attended, but never two at the same time: one waited in vain, or left before the other joined. */
    ALONE,
    /** At least two people were present at the same time. */
    TOGETHER,
    /** The provider does not report enough to tell. */
    UNKNOWN
}
