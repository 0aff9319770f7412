package io.unisession.testkit.bandwidth;

/**
 * How the participants of a Bandwidth session show in the response to <i>get session</i>. The service has answered
 * differently over the years, and a client must read every shape.
 */
public enum ParticipantsShape {
    /** {@code "participants": ["<id>"]}, as the "Get session by ID" page documents it. */
    IDS,
    /** {@code "participants": [{"id": "<id>", ...}]}, as the first releases of Bandwidth's own SDK read it. */
    OBJECTS,
    /** {@code "participant_ids": ["<id>"]}, as the service was seen to respond in 2022. */
    SNAKE_CASE_IDS,
    /** {@code "participantIds": ["<id>"]}, the camel-case reading of the same. */
    CAMEL_CASE_IDS,
    /** No word about participants, as the last published OpenAPI document has it. */
    ABSENT
}
