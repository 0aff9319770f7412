package io.unisession.generic.internal.model;

import java.util.List;

/**
 * Where a response has the fields of a participant, seen from the participant's object.
 *
 * @param span when they joined and left, where the object itself says that
 * @param intervals where the object lists the times of their stays
 * @param eachInterval when one of those began and ended
 * @param merged whether records of the same id are one participant
 */
public record ParticipantFields(
        List<Pointer> id,
        List<Pointer> name,
        List<Pointer> role,
        SpanFields span,
        List<Pointer> intervals,
        SpanFields eachInterval,
        boolean merged) {
    /** Of a service whose participants are bare ids, or that has none. */
    public static final ParticipantFields NONE =
            new ParticipantFields(List.of(), List.of(), List.of(), SpanFields.NONE, List.of(), SpanFields.NONE, false);
}
