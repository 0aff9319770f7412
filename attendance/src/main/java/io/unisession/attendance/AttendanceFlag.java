package io.unisession.attendance;

/** Says that a figure was inferred rather than reported, or should be read with care. */
public enum AttendanceFlag {
    /** Session: the provider does not report participants. */
    PARTICIPANTS_NOT_REPORTED("The provider does not report participants."),
    /** Session or person: no joins or leaves were reported, so the time present is unknown. */
    NO_TIMES("No joins and leaves were reported, so time present is unknown."),
    /** Session: still running; figures count up to the time of the report. */
    IN_PROGRESS("The session is still running. Figures count up to the time of this report."),
    /** Session: the provider reports an end before the start; the end was ignored. */
    END_BEFORE_START("The provider reports an end before the start. The end was ignored."),
    /** Session: no start was reported; the first join was used instead. */
    START_FROM_FIRST_JOIN("No start was reported. The first join was used instead."),
    /** Session: no end was reported; the last leave was used instead. */
    END_FROM_LAST_LEAVE("No end was reported. The last leave was used instead."),
    /** Person: still present; counted up to the time of the report. */
    STILL_PRESENT("Still present. Counted up to the time of this report."),
    /** Person: no leave was reported; counted up to the end of the session. */
    CLOSED_BY_SESSION_END("No leave was reported. Counted up to the end of the session."),
    /** Person: a leave is missing; counted up to the next join, if there is one. The real time may be longer. */
    LEAVE_MISSING("A leave is missing. The real time present may be longer."),
    /** Person: a join is missing; the time before that leave was not counted. The real time may be longer. */
    JOIN_MISSING("A join is missing. The real time present may be longer."),
    /** Person: a leave was reported before its join; that connection was not counted. */
    LEFT_BEFORE_JOIN("A leave was reported before its join. That connection was not counted."),
    /** Person: had several connections at the same time; that time was counted once. */
    OVERLAP("Had several connections at the same time. That time was counted once."),
    /** Person: present before the start or after the end of the session; that time was not counted. */
    OUTSIDE_SESSION("Time before the start or after the end of the session was not counted."),
    /** Person: identified by name only. */
    IDENTIFIED_BY_NAME("Identified by name only. People with the same name are counted as one."),
    /** Person: no id and no name was reported. */
    UNIDENTIFIED("No id and no name was reported."),
    /** Person: used several names with the same id. */
    NAMES_DIFFER("Used several names with the same id."),
    /** Person: matched with the roster by name, since no id matched. */
    MATCHED_BY_NAME("Matched with the roster by name."),
    /** Person: attended but is not on the roster. */
    NOT_ON_ROSTER("Not on the roster."),
    /** Person: on the roster but did not attend. */
    NEVER_CAME("On the roster but did not attend.");

    private final String description;

    AttendanceFlag(String description) {
        this.description = description;
    }

    /**
     * Describes the flag to readers of a report.
     *
     * @return one or two sentences in English
     */
    public String description() {
        return description;
    }
}
