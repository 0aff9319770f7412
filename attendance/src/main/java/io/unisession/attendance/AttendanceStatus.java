package io.unisession.attendance;

/** Whether someone's attendance counts, by the thresholds of {@link AttendanceRules}. */
public enum AttendanceStatus {
    /** Attended for long enough. */
    PRESENT,
    /** Attended, but not for long enough to count as present. */
    PARTIAL,
    /** Did not come, or left too soon to count even in part. */
    ABSENT,
    /** What the provider reports does not decide it. */
    UNKNOWN
}
