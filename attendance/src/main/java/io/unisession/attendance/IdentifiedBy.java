package io.unisession.attendance;

/** How a person is identified. */
public enum IdentifiedBy {
    /** By your own rule, {@link AttendanceRules.Builder#identifyBy}. */
    APPLICATION,
    /** By the entry on the roster that the person matches. */
    ROSTER,
    /** By your application's user id, as reported by the provider. */
    USER_ID,
    /** By the provider's participant id. Many providers assign a new one every time a person joins. */
    PARTICIPANT_ID,
    /** By name only. Two people with the same name count as one, and one person with two names counts as two. */
    NAME,
    /** Not identified, since no id and no name was reported. Every such participant counts as a person. */
    NOTHING
}
