package io.unisession.attendance;

/** What tells one person from another. */
public enum IdentifiedBy {
    /** The application's own rule, {@link AttendanceRules.Builder#identifyBy}. */
    APPLICATION,
    /** An entry of the roster that the person was matched with. */
    ROSTER,
    /** The application's id of the user, as the provider reported it. */
    USER_ID,
    /** The provider's id of the participant. Many providers give a new one to whoever comes back. */
    PARTICIPANT_ID,
    /** The name alone. Two people of one name are counted as one, and one person under two names as two. */
    NAME,
    /** Nothing: neither id nor name was reported. Each such participant is counted as a person. */
    NOTHING
}
