package io.unisession.attendance;

/** Why a figure of a report was concluded rather than reported, or should be read with care. */
public enum AttendanceFlag {
    /** Of a session: the provider did not report who took part. */
    PARTICIPANTS_NOT_REPORTED("The provider does not report participants."),
    /** Of a session or person: no join or leave was reported, so that no time can be counted. */
    NO_TIMES("No joins and leaves were reported, so time present is unknown."),
    /** Of a session: it is still running, and figures count up to the time of the report. */
    IN_PROGRESS("The session is still running: figures count up to the time of this report."),
    /** Of a session: the provider reports an end before the start; the end was not used. */
    END_BEFORE_START("The provider reports an end before the start, so the end was not used."),
    /** Of a session: its start is not known, and the first join stands for it. */
    START_FROM_FIRST_JOIN("The start was not reported: the first join stands for it."),
    /** Of a session: its end is not known, and the last leave stands for it. */
    END_FROM_LAST_LEAVE("The end was not reported: the last leave stands for it."),
    /** Of a person: there when the report was made, and counted up to then. */
    STILL_PRESENT("Still present: counted up to the time of this report."),
    /** Of a person: no leave was reported, and the end of the session stands for it. */
    CLOSED_BY_SESSION_END("No leave was reported: counted up to the end of the session."),
    /** Of a person: a leave is missing; the time up to the next join counts, and nothing where there is none. */
    LEAVE_MISSING("A leave is missing: time present is at least what is shown."),
    /** Of a person: a join is missing, and the time before that leave does not count. */
    JOIN_MISSING("A join is missing: time present is at least what is shown."),
    /** Of a person: a leave was reported before its join, and that time does not count. */
    LEFT_BEFORE_JOIN("A leave was reported before its join: that time does not count."),
    /** Of a person: connected more than once at the same time, which counts once. */
    OVERLAP("Connected more than once at the same time: counted once."),
    /** Of a person: there before the start or after the end of the session, which does not count. */
    OUTSIDE_SESSION("Time before the start or after the end of the session does not count."),
    /** Of a person: known by a name alone. */
    IDENTIFIED_BY_NAME("Known by name alone: people of the same name are counted as one."),
    /** Of a person: neither id nor name was reported. */
    UNIDENTIFIED("Neither an id nor a name was reported."),
    /** Of a person: came under different names, which one id holds together. */
    NAMES_DIFFER("Came under different names."),
    /** Of a person: matched with the roster by name, as no id matched. */
    MATCHED_BY_NAME("Matched with the roster by name."),
    /** Of a person: came without being on the roster. */
    NOT_ON_ROSTER("Not on the roster."),
    /** Of a person on the roster: never came. */
    NEVER_CAME("On the roster, but never came.");

    private final String description;

    AttendanceFlag(String description) {
        this.description = description;
    }

    /**
     * The flag in one or two plain sentences, for people who read a report.
     *
     * @return the sentences, in English
     */
    public String description() {
        return description;
    }
}
