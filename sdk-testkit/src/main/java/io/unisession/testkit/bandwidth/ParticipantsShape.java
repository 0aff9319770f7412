package io.unisession.testkit.bandwidth;

/**
 * How <i>get session</i> lists the participants of a Bandwidth session. The service has changed this over the years,
 * and a client must read every form.
 */
public enum ParticipantsShape {
    /** {@code "participants": ["<id>"]}, as the "Get session by ID" page documents. */
    IDS,
    /** {@code "participants": [{"id": "<id>", ...}]}, as the first releases of Bandwidth's own SDK read it. */
    OBJECTS,
    /** {@code "participant_ids": ["<id>"]}, as observed from the service in 2022. */
    SNAKE_CASE_IDS,
    /** {@code "participantIds": ["<id>"]}, the same in camel case. */
    CAMEL_CASE_IDS,
    /** No participants at all, as in the last published OpenAPI document. */
    ABSENT
}
