package io.unisession.attendance;

/** Whether a person's attendance counts, according to the thresholds of {@link AttendanceRules}. */
public enum AttendanceStatus {
    /** Attended for long enough. */
    PRESENT,
    /** Attended, but not for long enough to be present. */
    PARTIAL,
    /** Did not attend, or for too short a time to count. */
    ABSENT,
    /** The provider does not report enough to tell. */
    UNKNOWN
}
